import { Entity, Index } from 'typeorm';
import { Id, Int, Json, Str, Time } from '../database/columns';

/** The answer already given to one caller's key. */
@Entity('idempotency_key')
export class IdempotencyKey {
  /** Caller and key together. */
  @Id(190) id: string;
  @Str(64) requestHash: string;
  /** HTTP status of the answer. */
  @Int() status: number;
  @Json({ nullable: true }) response: unknown;
  @Time() createdAt: number;
  @Index()
  @Time()
  expiresAt: number;
}
