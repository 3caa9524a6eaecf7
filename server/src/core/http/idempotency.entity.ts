import { Entity, Index } from 'typeorm';
import { Id, Int, Str, Text, Time } from '../database/columns';

/** The answer already given to one caller's key. */
@Entity('idempotency_key')
export class Idempotency {
  /** Caller and key together. */
  @Id(190) id: string;
  @Str(64) requestHash: string;
  /** HTTP status of the answer. */
  @Int() status: number;
  /** The body as JSON text. */
  @Text() response: string;
  @Time() createdAt: number;
  @Index()
  @Time()
  expiresAt: number;
}
