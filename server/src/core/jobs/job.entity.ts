import { Entity, Index } from 'typeorm';
import { Id, Int, Json, Str, Text, Time } from '../database/columns';

/** Work that was promised in a transaction and is done after it. */
@Entity('job')
@Index(['doneAt', 'failedAt', 'runAt'])
export class Job {
  @Id() id: string;
  @Str(80) name: string;
  /** Ids only; the handler reads what is true when it runs. */
  @Json() payload: object;
  /** A second job with the same key is not taken. */
  @Index({ unique: true })
  @Str(190, { nullable: true })
  key: string | null;
  @Time() runAt: number;
  @Int() attempts: number;
  /** The runner that works on it, until `leaseUntil`. */
  @Str(26, { nullable: true }) owner: string | null;
  @Time({ nullable: true }) leaseUntil: number | null;
  @Time({ nullable: true }) doneAt: number | null;
  /** Given up after the last attempt; a person must look at `lastError`. */
  @Time({ nullable: true }) failedAt: number | null;
  @Text({ nullable: true }) lastError: string | null;
}
