import { Injectable } from '@nestjs/common';
import { IsNull, Like } from 'typeorm';
import { householdErrors } from '../../../../shared/contract/household';
import { recordErrors } from '../../../../shared/contract/record';
import { capsOf, type RecordRule } from '../../../../shared/domain/record-rules';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { RuleBook } from '../record-rule/rule-book.service';
import type { Participation, SourceKind } from './participation';
import { RecordCaps } from './record-caps.service';
import { keyOf, lineOf, movementOf, reversalOf, rewrittenKeys, type EntryRef, type Line, type Movement, type TakenBack, type Written } from './record-entries';
import { RecordEntry } from './record.entity';
import { RecordHolders } from './record-holders.service';
import { RecordLines } from './record-lines.service';

/** Points a household pays with; whole and above zero. */
export interface Spending extends Omit<Movement, 'householdId' | 'subjectId'> {
  householdId: string;
}

interface Door {
  householdId: string;
  groupNo: number | null;
}

/** From one household of a village to another: a split (分户) or a merge (并户). */
export interface Move extends Pick<Movement, 'villageId' | 'sourceKind' | 'sourceId' | 'title' | 'detail' | 'memberId' | 'at'> {
  from: Door;
  to: Door;
  /** Whole points; 0 leaves a pair of lines that say so, a debt moves as a negative number. `all`: whatever there is once both are held. */
  points: number | 'all';
}

const countsPeople = (rule: RecordRule): boolean => capsOf(rule).some(([cap]) => cap.startsWith('person'));
const ofHousehold = ({ villageId, householdId }: Line): Pick<Line, 'villageId' | 'householdId' | 'memberId'> => ({ villageId, householdId, memberId: null });

/** Writes the co-governance record (共治档案). Append-only: there is no verb that changes or removes an entry, only one that takes it back by another. */
@Injectable()
export class RecordService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly rules: RuleBook,
    private readonly caps: RecordCaps,
    private readonly holders: RecordHolders,
    private readonly lines: RecordLines,
    private readonly households: Households,
  ) {}

  /** Joins the source's unit of work. The same source, subject and turn written again is not an error and adds nothing. */
  write(participation: Participation): Promise<void> {
    return this.writeAll([participation]);
  }

  /** Several people's entries of one source belong in one call: everybody's rows are then taken in one order. */
  writeAll(participations: readonly Participation[]): Promise<void> {
    return this.uow.run(async () => {
      const rules = new Map<string, RecordRule>();
      const ruleOf = this.askedOnce();
      const lines: Line[] = [];
      for (const participation of participations) {
        const rule = await ruleOf(participation);
        const line = lineOf(participation, rule, this.written());
        rules.set(line.id, rule);
        lines.push(line);
      }
      const home = await this.held(lines, (line) => (countsPeople(rules.get(line.id)!) ? line : ofHousehold(line)));
      for (const line of await this.lines.perhapsNew(home)) await this.add(await this.caps.capped(line, rules.get(line.id)!));
    });
  }

  /** What a household did before it was merged into another (并户) is that one's. Whoever merges holds both: once they are held, nothing changes. */
  private async held(lines: readonly Line[], ownerOf: (line: Line) => Pick<Line, 'villageId' | 'householdId' | 'memberId'>): Promise<readonly Line[]> {
    await this.holders.hold(lines.map(ownerOf));
    const heirs = await this.households.heirsOf([...new Set(lines.flatMap(({ householdId }) => householdId ?? []))]);
    if (heirs.size === 0) return lines;
    return this.held(lines.map((line) => {
      const heir = heirs.get(line.householdId ?? '');
      return heir ? { ...line, householdId: heir.householdId, groupNo: heir.groupNo } : line;
    }), ownerOf);
  }

  /** Pays with points, once per source; refuses with POINTS_NOT_ENOUGH where the balance would fall below zero. `reverseSource` gives them back. */
  spend(spending: Spending): Promise<void> {
    return this.uow.run(async () => {
      const { villageId, householdId, points } = spending;
      if (!Number.isInteger(points) || points <= 0) throw new RangeError('Whole points above zero are spent');
      const rule = await this.rules.at(villageId, spending.act, spending.at);
      const line = movementOf({ ...spending, subjectId: householdId, points: -points }, rule, this.written());
      await this.holders.hold([{ villageId, householdId, memberId: null }]);
      // First: what was paid stays paid, whatever has become of the household when the same request comes again.
      if ((await this.lines.notYetWritten([line])).length === 0) return;
      // Whoever closes a household holds it as well: nothing is spent after it.
      if (await this.households.isClosed(householdId)) refuse(householdErrors, 'HOUSEHOLD_CLOSED');
      if (!(await this.lines.add(line))) return;
      if (!(await this.holders.takePoints({ villageId, holderId: householdId }, points))) refuse(recordErrors, 'POINTS_NOT_ENOUGH');
    });
  }

  /** Lets points go by themselves, once per source; how many is asked when the household is held, so that nobody spends them meanwhile. None leave no line. */
  lapse(lapsing: Omit<Spending, 'points'>, due: () => Promise<number>): Promise<void> {
    return this.uow.run(async () => {
      const { villageId, householdId } = lapsing;
      const rule = await this.rules.at(villageId, lapsing.act, lapsing.at);
      await this.holders.hold([{ villageId, householdId, memberId: null }]);
      const points = await due();
      const line = movementOf({ ...lapsing, subjectId: householdId, points: 0 - points }, rule, this.written());
      if (points <= 0 || (await this.lines.notYetWritten([line])).length === 0 || !(await this.lines.add(line))) return;
      if (!(await this.holders.takePoints({ villageId, holderId: householdId }, points))) throw new RangeError('No more lapses than there is');
    });
  }

  /** A pair of lines that says where the points went and where they came from; once per source and direction. Answers how many points went. */
  move({ from, to, points, ...shared }: Move): Promise<number> {
    return this.uow.run(async () => {
      const rule = await this.rules.at(shared.villageId, 'points-moved', shared.at);
      const side = ({ householdId, groupNo }: Door, moved: number): Line => movementOf(
        { ...shared, act: 'points-moved', householdId, groupNo, subjectId: `${from.householdId}>${to.householdId}:${householdId}`, points: moved }, rule, this.written(),
      );
      const { villageId } = shared;
      await this.holders.hold([from, to].map(({ householdId }) => ({ villageId, householdId, memberId: null })));
      const moved = points === 'all' ? await this.holders.balanceOf(villageId, from.householdId) : points;
      const pair = [side(from, 0 - moved), side(to, moved)];
      for (const line of await this.lines.notYetWritten(pair)) await this.add(line);
      return moved;
    });
  }

  /** Takes one entry back by an entry of its own, once; what is already taken back stays so. Joins the caller's unit of work. */
  reverse(ref: (EntryRef | { entryKey: string }) & TakenBack): Promise<void> {
    return this.uow.run(async () => {
      const entry = 'entryKey' in ref ? await this.uow.repo(RecordEntry).findOneBy({ entryKey: ref.entryKey }) : await this.newest(keyOf(ref));
      if (!entry || entry.reversalOf) throw new Error('Only an entry that was written, and is no reversal, can be taken back');
      await this.takeBack([entry], ref);
    });
  }

  /**
   * Takes back whatever a source has given and is not yet taken back: a report found false, or opened again after it was closed.
   * `turn`: only that closing, for a caller that may be repeated after the next one.
   */
  reverseSource(sourceKind: SourceKind, sourceId: string, reason: string, actorId: string | null, turn?: number): Promise<void> {
    return this.uow.run(async () => {
      const which = { sourceKind, sourceId, reversalOf: IsNull(), ...(turn !== undefined && { turn }) };
      await this.takeBack(await this.uow.repo(RecordEntry).find({ where: which, order: { id: 'ASC' } }), { reason, actorId });
    });
  }

  /** A corrected rule may have written it again. */
  private newest(entryKey: string): Promise<RecordEntry | null> {
    return this.uow.repo(RecordEntry).findOne({ where: [{ entryKey }, { entryKey: Like(rewrittenKeys(entryKey)) }], order: { id: 'DESC' } });
  }

  /** A whole round's entries are of one rule. */
  private askedOnce(): (participation: Participation) => Promise<RecordRule> {
    const known = new Map<string, Promise<RecordRule>>();
    return ({ villageId, act, at, kind }) => {
      const key = [villageId, act, at, kind].join(' ');
      const rule = known.get(key) ?? this.rules.at(villageId, act, at, kind);
      known.set(key, rule);
      return rule;
    };
  }

  private async takeBack(entries: readonly RecordEntry[], why: TakenBack): Promise<void> {
    const lines = await this.lines.withPeople(entries);
    await this.holders.hold(lines.map(ofHousehold));
    const reversals = await this.lines.notYetWritten(lines.map((one) => reversalOf(one, why, this.written())));
    for (const line of reversals) await this.add(line);
    await this.passOn(reversals);
  }

  /** Of a household that was merged into another (并户): the points it gets back or owes went there with the others. */
  private async passOn(lines: readonly Line[]): Promise<void> {
    const heirs = await this.households.heirsOf(lines.flatMap(({ householdId }) => householdId ?? []));
    for (const { id, villageId, householdId, groupNo, points, title, at, actorId } of heirs.size > 0 ? lines : []) {
      let from: Door = { householdId: householdId!, groupNo };
      for (let to = heirs.get(from.householdId); to && points !== 0; to = (await this.households.heirsOf([from.householdId])).get(from.householdId)) {
        await this.move({ villageId, sourceKind: 'household-change', sourceId: id, title: '并户以后的更正', detail: title, memberId: actorId, at, from, to, points });
        from = to;
      }
    }
  }

  private async add(line: Line): Promise<void> {
    if (await this.lines.add(line)) await this.holders.count(line);
  }

  private written(): Written {
    return { id: this.ids.next(), now: this.clock.now() };
  }
}
