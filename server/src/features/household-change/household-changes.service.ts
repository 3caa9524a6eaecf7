import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { HouseholdChangeView, NewMerge, NewSplit } from '../../../../shared/contract/household-change';
import { recordErrors } from '../../../../shared/contract/record';
import { doorLabel } from '../../../../shared/domain/groups';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { RegisterChanges, type Parted } from '../household/register-changes.service';
import { Residencies } from '../member/residencies.service';
import { Notices } from '../notice/notices.service';
import { RecordFigures } from '../record/record-figures.service';
import { RecordService } from '../record/record.service';
import { HouseholdChange } from './household-change.entity';

interface Words {
  /** 分户:三组 12 号 → 三组 30 号 */
  title: string;
  said: string;
}

/** Splits and merges: persons, residencies and points go together or not at all; every line of before stays where it was written. */
@Injectable()
export class HouseholdChanges {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly register: RegisterChanges,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly records: RecordService,
    private readonly figures: RecordFigures,
    private readonly notices: Notices,
    private readonly audit: Audit,
  ) {}

  split(me: Caller, villageId: string, { householdId, points, reason, ...split }: z.output<typeof NewSplit>): Promise<HouseholdChangeView> {
    return this.uow.run(async () => {
      const parted = await this.register.split(villageId, { ...split, fromId: householdId });
      await this.residencies.moveHome(villageId, householdId, doorOf(parted), parted.names);
      const change = await this.keep(me, 'split', parted, points, reason);
      if (points > 0 && (await this.figures.balanceOf(villageId, householdId)) < 0) refuse(recordErrors, 'POINTS_NOT_ENOUGH');
      return change;
    });
  }

  merge(me: Caller, villageId: string, { fromHouseholdId, toHouseholdId, reason }: z.output<typeof NewMerge>): Promise<HouseholdChangeView> {
    return this.uow.run(async () => {
      const parted = await this.register.merge(villageId, fromHouseholdId, toHouseholdId);
      await this.residencies.moveHome(villageId, fromHouseholdId, doorOf(parted));
      return this.keep(me, 'merge', parted, 'all', reason);
    });
  }

  async list(villageId: string, asked: PageAsked): Promise<Page<HouseholdChangeView>> {
    const { items, next } = await keysetPage(this.uow.repo(HouseholdChange).createQueryBuilder('c').where({ villageId }), 'at', asked);
    const labels = new Map((await this.households.byIds(items.flatMap(({ fromId, toId }) => [fromId, toId]))).map(({ householdId, label }) => [householdId, label]));
    return { items: items.map((change) => toView(change, labels)), next };
  }

  /** Points go last: until then nobody who earns or spends has to wait. */
  private async keep(me: Caller, kind: HouseholdChange['kind'], { from, to, names }: Parted, points: number | 'all', reason: string): Promise<HouseholdChangeView> {
    const { villageId } = from;
    const words = wordsOf(kind, from, to);
    const [id, at] = [this.ids.next(), this.clock.now()];
    const moved = await this.records.move({
      villageId, sourceKind: 'household-change', sourceId: id, from: { householdId: from.id, groupNo: from.groupNo }, to: { householdId: to.id, groupNo: to.groupNo },
      points, title: words.title, detail: `${words.said} · ${reason}`.slice(0, 200), memberId: me.memberId, at,
    });
    const change: HouseholdChange = { id, villageId, kind, fromId: from.id, toId: to.id, people: names.length, points: moved, reason, decidedBy: me.memberId, at };
    await this.uow.repo(HouseholdChange).insert(change);
    await this.audit.note(me, { action: `household.${kind}`, villageId, subject: `household:${from.id}`, details: { title: words.title, reason } });
    await this.tell(change, words);
    return toView(change, new Map([from, to].map(({ id: householdId, groupNo, doorNo }) => [householdId, doorLabel(groupNo, doorNo)])));
  }

  private async tell({ id, villageId, fromId, toId }: HouseholdChange, { title, said }: Words): Promise<void> {
    for (const householdId of [fromId, toId]) {
      const members = await this.residencies.membersOf(villageId, householdId);
      await this.notices.tell({
        template: 'household-changed', to: members.map(({ memberId }) => memberId), villageId, subject: `household:${householdId}`,
        values: { what: title, words: said }, page: { name: 'resident/record', params: { householdId } }, key: `household-change:${id}`,
      });
    }
  }
}

const doorOf = ({ to }: Parted) => ({ householdId: to.id, groupNo: to.groupNo, doorNo: to.doorNo });

function wordsOf(kind: HouseholdChange['kind'], from: Parted['from'], to: Parted['to']): Words {
  const [here, there] = [doorLabel(from.groupNo, from.doorNo), doorLabel(to.groupNo, to.doorNo)];
  return kind === 'split' ? { title: `分户:${here} → ${there}`, said: `从${here}分出${there}` } : { title: `并户:${here} → ${there}`, said: `${here}并入${there}` };
}

const toView = ({ id, kind, fromId, toId, people, points, reason, at }: HouseholdChange, labels: ReadonlyMap<string, string>): HouseholdChangeView => ({
  changeId: id, kind, from: { householdId: fromId, label: labels.get(fromId) ?? '' }, to: { householdId: toId, label: labels.get(toId) ?? '' },
  people, points, reason, at: new Date(at).toISOString(),
});
