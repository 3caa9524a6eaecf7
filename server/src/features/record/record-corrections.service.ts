import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { CAPS, pointsOf, type RecordRule, type ZeroReason } from '../../../../shared/domain/record-rules';
import type { Grade } from '../../../../shared/domain/grades';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RecordCaps } from './record-caps.service';
import { NO_REVERSAL, rewrittenKey, type Line } from './record-entries';
import { RecordEntry } from './record.entity';
import { RecordHolders } from './record-holders.service';
import { RecordLines } from './record-lines.service';
import { RecordService } from './record.service';

/** Lines of a village that were written with a rule found wrong, from a day on. */
export interface WrongLines {
  villageId: string;
  ruleId: string;
  /** Epoch milliseconds. */
  from: number;
}

const AT_ONCE = 500;
const NOTE = ' · 按更正后的规则重记';

/** Takes lines of a wrong rule back and writes them again with the right one; a household at a time, so that its caps fill in the old order. */
@Injectable()
export class RecordCorrections {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly records: RecordService,
    private readonly caps: RecordCaps,
    private readonly holders: RecordHolders,
    private readonly lines: RecordLines,
  ) {}

  /** A household with lines that are still to be redone; what is redone is taken back, so a stopped correction goes on where it stood. */
  async next(wrong: WrongLines): Promise<string | null> {
    const row = await this.standing(wrong).select('e.householdId', 'householdId').limit(1).getRawOne<{ householdId: string }>();
    return row?.householdId ?? null;
  }

  remaining(wrong: WrongLines): Promise<number> {
    return this.standing(wrong).getCount();
  }

  /** One unit of work; answers how many lines it redid. */
  redo(wrong: WrongLines, householdId: string, right: RecordRule, why: { reason: string; actorId: string | null }): Promise<number> {
    return this.uow.run(async () => {
      await this.holders.hold([{ villageId: wrong.villageId, householdId, memberId: null }]);
      const entries = await this.standing(wrong).andWhere('e.householdId = :householdId', { householdId })
        .orderBy('e.writtenAt', 'ASC').addOrderBy('e.id', 'ASC').limit(AT_ONCE).getMany();
      const lines = await this.lines.withPeople(entries);
      await this.holders.hold(lines);
      for (const { entryKey } of lines) await this.records.reverse({ entryKey, ...why });
      for (const line of lines) await this.write(await this.caps.capped(this.rewritten(line, right), right));
      return lines.length;
    });
  }

  private async write(line: Line): Promise<void> {
    if ((await this.lines.notYetWritten([line])).length > 0 && (await this.lines.add(line))) await this.holders.count(line);
  }

  /** The same closing of the same source: whoever takes the source back later takes this back. */
  private rewritten(line: Line, right: RecordRule): Line {
    const zeroReason = stays(line.zeroReason) ? line.zeroReason : (right.off ? 'rule-off' as const : null);
    return {
      ...line, id: this.ids.next(), entryKey: rewrittenKey(line.entryKey, right.id!), phase: right.phase, ruleId: right.id!, ruleVersion: right.version,
      zeroReason, points: zeroReason ? 0 : givenBy(right, line), writtenAt: this.clock.now(),
      detail: line.detail.endsWith(NOTE) ? line.detail : `${line.detail.slice(0, 200 - NOTE.length)}${NOTE}`,
    };
  }

  private standing({ villageId, ruleId, from }: WrongLines): SelectQueryBuilder<RecordEntry> {
    return this.uow.repo(RecordEntry).createQueryBuilder('e')
      .leftJoin(RecordEntry, 'r', 'r.villageId = e.villageId AND r.reversalOf = e.id')
      .where('e.villageId = :villageId AND e.ruleId = :ruleId AND e.at >= :from', { villageId, ruleId, from })
      .andWhere(`${NO_REVERSAL} AND r.id IS NULL AND e.householdId IS NOT NULL`);
  }
}

/** Not the rule's doing. */
const stays = (reason: ZeroReason | null): boolean => reason !== null && reason !== 'rule-off' && !(CAPS as readonly string[]).includes(reason);

function givenBy(right: RecordRule, { kind, points }: Line): number {
  if (typeof right.points === 'number') return right.points;
  // Lines from before grades were kept with them: what they brought is all that is known.
  return kind === null ? points : pointsOf(right, kind as Grade);
}
