import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { deedErrors, type NewDeedSheet } from '../../../../shared/contract/deed';
import type { z } from 'zod';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey, LostRace } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { Households, type DoorStep } from '../household/households.service';
import { RecordService } from '../record/record.service';
import { DeedRules, mayConfirm } from './deed-rules.service';
import { Deed } from './deed.entity';
import { deedDone } from './deed.participation';

type Sheet = z.output<typeof NewDeedSheet>;

/** Who was there (工日登记): one act of a cadre, and every household has its line. */
@Injectable()
export class DeedSheets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly households: Households,
    private readonly records: RecordService,
    private readonly rules: DeedRules,
    private readonly audit: Audit,
  ) {}

  enter(me: Caller, villageId: string, sheet: Sheet): Promise<{ entered: number; already: number }> {
    return this.uow.run(async () => {
      const happenedAt = this.rules.happened(sheet.day);
      const rule = await this.rules.kindAt(villageId, sheet.kind, happenedAt);
      const doors = await this.doors(villageId, sheet.householdIds);
      const who = { memberId: me.memberId, home: await this.rules.homeOf(me, villageId), offices: await this.rules.officesOf(me, villageId) };
      const foreign = doors.filter((door) => !mayConfirm({ ...door, memberId: null, sentBy: '' }, who, rule.confirmers));
      if (foreign.length > 0) refuse(deedErrors, 'DEED_NOT_YOURS_TO_CONFIRM', foreign.map(({ label }) => ({ path: 'householdIds', message: label })));
      const fresh = await this.notYet(doors.map((door) => this.deedOf(me, villageId, sheet, door, happenedAt)));
      for (const deed of fresh) await this.insert(deed);
      await this.records.writeAll(fresh.map((deed) => deedDone(deed, rule)));
      await this.audit.note(me, { action: 'deed.sheet', villageId, subject: `deed-kind:${sheet.kind}`, details: { title: rule.name, added: fresh.length, from: sheet.day } });
      return { entered: fresh.length, already: doors.length - fresh.length };
    });
  }

  private async doors(villageId: string, householdIds: readonly string[]): Promise<DoorStep[]> {
    const asked = [...new Set(householdIds)];
    const doors = (await this.households.byIds(asked)).filter((door) => door.villageId === villageId);
    if (doors.length < asked.length) refuseCommon('INPUT_INVALID', [{ path: 'householdIds', message: '有的人家不在本村,请重新选择' }]);
    return doors;
  }

  private deedOf(me: Caller, villageId: string, { kind, day, words }: Sheet, { householdId, groupNo, headName }: DoorStep, happenedAt: number): Deed {
    const now = this.clock.now();
    return {
      id: this.ids.next(), villageId, kind, day, happenedAt, words, photoIds: [], state: 'confirmed', householdId, groupNo, memberId: null, personName: headName.slice(0, 20),
      sentBy: me.memberId, at: now, checkState: 'passed', decidedBy: me.memberId, decidedAt: now, reason: '', sheetKey: [villageId, kind, day, householdId].join(':'),
    };
  }

  private async notYet(deeds: readonly Deed[]): Promise<Deed[]> {
    const known = await this.uow.repo(Deed).find({ where: { sheetKey: In(deeds.map(({ sheetKey }) => sheetKey!)) }, select: { id: true, sheetKey: true } });
    const entered = new Set(known.map(({ sheetKey }) => sheetKey));
    return deeds.filter(({ sheetKey }) => !entered.has(sheetKey));
  }

  /** Somebody else's list of the same day was quicker: all of it again, and it is left out. */
  private async insert(deed: Deed): Promise<void> {
    try {
      await this.uow.repo(Deed).insert(deed);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw new LostRace('Another list of the same day');
    }
  }
}
