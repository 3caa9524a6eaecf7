import { Entity, Index } from 'typeorm';
import { Id, Ref, Text, Time } from '../../core/database/columns';

/** Says that these entries no longer tell who had a part in them; sealed in the village's log like an entry. */
@Entity('record_erasure')
@Index(['villageId', 'id'])
export class RecordErasureRow {
  @Id() id: string;
  @Ref() villageId: string;
  /** In order, parted by spaces: read as it is, however somebody changed it. */
  @Text() entryIds: string;
  @Time() at: number;
}
