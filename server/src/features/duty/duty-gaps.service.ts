import { Injectable } from '@nestjs/common';
import type { DutyGapView } from '../../../../shared/contract/duty';
import { gapsOf, type DutyGap } from '../../../../shared/domain/duties';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { ALL_KINDS, areaWords, DutyPlaces, WHOLE_VILLAGE, type Place } from './duty-places.service';
import { DutyLineRow } from './duty.entity';
import { DutyPeople } from './duty-people.service';
import { LINES_AT_MOST } from './duty.limits';
import { peopleOf, type Roll } from './duty-roll';

const SHOWN_AT_MOST = 200;
type Gap = DutyGap<DutyLineRow>;

/** Where nobody would be found if something were reported now. */
@Injectable()
export class DutyGaps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: DutyPeople,
    private readonly places: DutyPlaces,
  ) {}

  async list(villageId: string): Promise<{ items: DutyGapView[]; total: number }> {
    const lines = await this.uow.repo(DutyLineRow).find({ where: { villageId }, order: { lineKey: 'ASC' }, take: LINES_AT_MOST });
    const kinds = await this.places.kinds(villageId);
    const roll = await this.people.roll(villageId, this.clock.now(), lines.flatMap(peopleOf));
    const gaps = gapsOf(lines, [...kinds.keys()], roll.isPresent);
    const shown = gaps.slice(0, SHOWN_AT_MOST);
    const facilities = await this.places.facilities(villageId, shown.map(({ area }) => area.facilityId));
    return { items: shown.map((gap) => toView(gap, { kinds, roll, facilities, lines })), total: gaps.length };
  }
}

interface Known {
  kinds: ReadonlyMap<string, string>;
  roll: Roll;
  facilities: ReadonlyMap<string, Place>;
  lines: readonly DutyLineRow[];
}

function toView({ area, kindIds, reason, line }: Gap, { kinds, roll, facilities, lines }: Known): DutyGapView {
  const isVillage = area.groupNo === null && area.facilityId === null;
  const hasGroups = lines.some(({ groupNo, kindId }) => groupNo !== null && (kindId === null || kindIds.includes(kindId)));
  return {
    ...area,
    areaWords: isVillage && hasGroups ? `${WHOLE_VILLAGE}(单独写了的组除外)` : areaWords(area, facilities),
    kindIds,
    kindWords: kindIds.length === kinds.size ? ALL_KINDS : kindIds.map((id) => kinds.get(id)).join('、'),
    reason,
    why: line ? whoIsAway(line, roll) : '责任表里还没有写',
    lineId: line?.id ?? null,
  };
}

function whoIsAway({ memberId, deputyId }: DutyLineRow, roll: Roll): string {
  const words = [memberId, ...(deputyId === null ? [] : [deputyId])].map((id) => roll.person(id)).map(({ name, away }) => `${name}${away}`);
  return `${words.join(',')}${deputyId === null ? ',没有代班人' : ''}`;
}
