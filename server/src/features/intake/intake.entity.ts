import { Entity, Index } from 'typeorm';
import type { IntakeView } from '../../../../shared/contract/intake';
import { Bool, Id, Ref, Str, Text, Time } from '../../core/database/columns';

/** Who said what a report says, when somebody else typed it in; names, numbers and words are sealed. */
@Entity('report_intake')
@Index(['reportId'], { unique: true })
@Index(['villageId', 'takenAt', 'id'])
@Index(['villageId', 'takenBy', 'takenAt', 'id'])
export class ReportIntake {
  @Id() id: string;
  @Ref() villageId: string;
  @Ref() reportId: string;
  @Str(12) channel: IntakeView['channel'];
  @Str(200) callerName: string;
  @Str(200) callerPhone: string;
  @Text() heardWords: string;
  @Bool() consent: boolean;
  @Ref({ nullable: true }) householdId: string | null;
  @Ref() takenBy: string;
  @Time() takenAt: number;
}
