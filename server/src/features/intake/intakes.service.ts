import { Injectable } from '@nestjs/common';
import { intakeChannelNames, intakeErrors, type IntakeView, type NewIntake } from '../../../../shared/contract/intake';
import type { ReportView } from '../../../../shared/contract/report';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { ReportReader } from '../report/report-reader.service';
import { ReportService } from '../report/report.service';
import { CallerSeal } from './caller-seal';
import { IntakeReader } from './intake-reader.service';
import { ReportIntake } from './intake.entity';

/** Reports of people without a phone: by telephone, through a neighbour, on paper. Both names are kept. */
@Injectable()
export class Intakes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly reports: ReportService,
    private readonly reportReader: ReportReader,
    private readonly reader: IntakeReader,
    private readonly households: Households,
    private readonly seal: CallerSeal,
    private readonly audit: Audit,
  ) {}

  /** Report and caller are stored together or not at all. */
  take(me: Caller, villageId: string, { channel, caller, heardWords, consent, report: words }: NewIntake): Promise<{ intake: IntakeView; report: ReportView }> {
    return this.uow.run(async () => {
      const household = await this.householdOf(villageId, caller.householdId);
      const report = await this.reports.take(me, villageId, { ...words, showName: false }, { channel, household, words: intakeChannelNames[channel] });
      const intake: ReportIntake = {
        id: this.ids.next(), villageId, reportId: report.id, channel, callerName: this.seal.seal(caller.name), callerPhone: this.seal.seal(caller.phone),
        heardWords: this.seal.seal(heardWords), consent, householdId: caller.householdId, takenBy: me.memberId, takenAt: this.clock.now(),
      };
      await this.uow.repo(ReportIntake).insert(intake);
      await this.audit.note(me, { action: 'intake.take', villageId, subject: `report:${report.id}`, details: { number: report.number, channel } });
      const [view] = await this.reader.views([intake]);
      return { intake: view!, report: await this.reportReader.viewOf(me, report) };
    });
  }

  /** The number to call back; every look leaves a line. */
  phone(me: Caller, intakeId: string): Promise<{ phone: string }> {
    return this.uow.run(async () => {
      const intake = await this.reader.load(me, intakeId);
      await this.audit.note(me, { action: 'intake.phone', villageId: intake.villageId, subject: `report:${intake.reportId}` });
      return { phone: this.seal.open(intake.callerPhone) };
    });
  }

  private async householdOf(villageId: string, householdId: string | null): Promise<{ householdId: string; groupNo: number } | undefined> {
    if (householdId === null) return undefined;
    const household = await this.households.find(householdId);
    if (household?.villageId !== villageId) return refuse(intakeErrors, 'INTAKE_HOUSEHOLD_UNKNOWN');
    return { householdId, groupNo: household.groupNo };
  }
}
