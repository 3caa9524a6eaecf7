import { Entity, Index } from 'typeorm';
import { BigInt, Id, Int } from '../database/columns';

/** What one member sent of one kind on one day. */
@Entity('upload_quota')
@Index(['day'])
export class UploadQuotaRow {
  /** `<kind>:<ownerId>:<day>`. */
  @Id(48) id: string;
  /** Days since 1970, counted in Beijing time. */
  @Int() day: number;
  @Int() files: number;
  @BigInt() bytes: number;
}
