import { Injectable } from '@nestjs/common';
import { DEED_BACK_DAYS, deedErrors } from '../../../../shared/contract/deed';
import { covers } from '../../../../shared/domain/regions';
import { startOfChinaDate } from '../../../../shared/domain/quarters';
import type { Confirmer, RuleVersion } from '../../../../shared/domain/rule-terms';
import { addDays, chinaDay } from '../../../../shared/domain/weeks';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { refuse } from '../../core/http/refusal';
import { Appointments } from '../member/appointments.service';
import { Residencies } from '../member/residencies.service';
import { RuleBook } from '../record-rule/rule-book.service';
import { RegionService } from '../region/region.service';
import type { Deed } from './deed.entity';

const NOON_MS = 12 * 3_600_000;

/** In what office somebody may confirm, and in which groups: all, or those they lead. */
export interface Office {
  role: string;
  groupNo: number | null;
}

/** What the rules of the record say of deeds. */
@Injectable()
export class DeedRules {
  constructor(
    private readonly clock: Clock,
    private readonly rules: RuleBook,
    private readonly regions: RegionService,
    private readonly appointments: Appointments,
    private readonly residencies: Residencies,
  ) {}

  /** Epoch milliseconds that stand for the day of a deed. */
  happened(day: string): number {
    const now = this.clock.now();
    const today = chinaDay(now);
    if (day > today || day < addDays(today, -DEED_BACK_DAYS)) refuse(deedErrors, 'DEED_DAY_WRONG');
    return Math.min(now, startOfChinaDate(day) + NOON_MS);
  }

  /** The rule of a kind that is offered at that moment. */
  async kindAt(villageId: string, kind: string, at: number): Promise<RuleVersion> {
    const { version } = await this.rules.inForce(villageId, 'deed-confirmed', at, kind);
    return version?.mode === 'set' && version.kind !== '' ? version : refuse(deedErrors, 'DEED_KIND_UNKNOWN');
  }

  /** What each kind has ever been called; the newest name counts. */
  async names(villageId: string): Promise<Map<string, RuleVersion>> {
    return new Map((await this.rules.shelf(villageId)).filter(({ kind }) => kind !== '').sort((one, other) => one.version - other.version).map((one) => [one.kind, one]));
  }

  async officesOf(me: Caller, villageId: string): Promise<Office[]> {
    const { code } = await this.regions.village(villageId);
    return (await this.appointments.of(me.memberId)).filter(({ regionCode }) => covers(regionCode, code)).map(({ role, groupNo }) => ({ role, groupNo }));
  }

  async homeOf(me: Caller, villageId: string): Promise<string | undefined> {
    return (await this.residencies.verifiedOf(me.memberId, villageId))?.householdId;
  }
}

/** Never oneself or one's own household, nor what one has sent for others; a group leader only in the own group. */
export function mayConfirm(deed: Pick<Deed, 'householdId' | 'groupNo' | 'memberId' | 'sentBy'>, who: { memberId: string; home: string | undefined; offices: readonly Office[] }, confirmers: readonly Confirmer[]): boolean {
  if (deed.householdId === who.home || deed.memberId === who.memberId || deed.sentBy === who.memberId) return false;
  return who.offices.some(({ role, groupNo }) => (confirmers as readonly string[]).includes(role) && (groupNo === null || groupNo === deed.groupNo));
}
