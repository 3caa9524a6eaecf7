import { Entity, Index } from 'typeorm';
import type { ChecklistDefinition } from '../../../../shared/domain/checklist-template';
import { Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/** A published version of the list (评比清单) by which households are scored. Only ever added. */
@Entity('checklist_version')
@Index(['ownerId', 'version'], { unique: true })
@Index(['ownerId', 'effectiveFrom', 'id'])
export class ChecklistVersion {
  @Id() id: string;
  /** A village's id, or the six digits of a county. */
  @Ref() ownerId: string;
  @Int() version: number;
  @Str(30) title: string;
  @Time() effectiveFrom: number;
  /** Of a village: the county's version (or the national one) it was made from. */
  @Ref({ nullable: true }) templateId: string | null;
  @Json() definition: ChecklistDefinition;
  @Ref() publishedBy: string;
  @Time() publishedAt: number;
}

/** What an owner's next version may become; one at a time, and its row stays for good, so that no revision comes twice. */
@Entity('checklist_draft')
export class ChecklistDraft {
  @Id() ownerId: string;
  /** Goes up with everything that happens to the draft. */
  @Int() revision: number;
  @Ref({ nullable: true }) templateId: string | null;
  /** Null: nothing is being written. */
  @Json({ nullable: true }) definition: ChecklistDefinition | null;
  @Ref() changedBy: string;
  @Time() changedAt: number;
}
