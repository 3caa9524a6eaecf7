import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { RegionRow, RegionTable } from '../../../../shared/contract/hygiene-tables';
import { GRADES } from '../../../../shared/domain/grades';
import { rankOf } from '../../../../shared/domain/hygiene-tables';
import { mayIn } from '../../../../shared/domain/permissions';
import { quarterOf, quartersBack } from '../../../../shared/domain/quarters';
import { regionLevel, townCodeOf } from '../../../../shared/domain/regions';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { refuseCommon } from '../../core/http/refusal';
import { DoorSums, type DoorSum } from '../hygiene/door-sums.service';
import { RegionService, type Village } from '../region/region.service';

type Row = z.infer<typeof RegionRow>;
interface Part {
  code: string;
  name: string;
  villageIds: Set<string>;
}

const QUARTERS_OFFERED = 6;

/** Villages of a town, or towns of a county, side by side. */
@Injectable()
export class HygieneRegionTable {
  constructor(
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly sums: DoorSums,
  ) {}

  async read(me: Caller, code: string, asked?: string): Promise<RegionTable> {
    const level = regionLevel(code) ?? refuseCommon('NOT_FOUND');
    if (!mayIn(me.standing, 'record:oversee', { id: '', code })) refuseCommon('FORBIDDEN');
    const region = (await this.regions.byCode(code)) ?? refuseCommon('NOT_FOUND');
    const now = quarterOf(this.clock.now());
    const quarter = asked ?? now;
    const ids = (await this.regions.villagesUnder(code)).map(({ id }) => id);
    const parts = partsOf([...(await this.regions.byIds(ids)).values()], level === 'county');
    const [, last = ''] = quartersBack(quarter, 2);
    const sums = await this.sums.of(ids, [quarter, last]);
    return { region: { code, name: region.name }, villageId: level === 'village' ? region.id : null, quarter, quarters: quartersBack(now, QUARTERS_OFFERED), rows: rowsOf(parts, sums, quarter) };
  }
}

function partsOf(villages: readonly Village[], byTown: boolean): Part[] {
  const parts = new Map<string, Part>();
  for (const { id, code, name, townName } of villages) {
    const partCode = byTown ? townCodeOf(code) : code;
    const part = parts.get(partCode) ?? { code: partCode, name: byTown ? townName : name, villageIds: new Set<string>() };
    part.villageIds.add(id);
    parts.set(partCode, part);
  }
  return [...parts.values()].sort((a, b) => a.code.localeCompare(b.code));
}

/** By rank; who was not rated comes last, by code. */
function rowsOf(parts: readonly Part[], sums: readonly DoorSum[], quarter: string): Row[] {
  const rows = parts.map(({ villageIds, ...part }): Row => {
    const mine = sums.filter(({ villageId }) => villageIds.has(villageId));
    const now = mine.filter((sum) => sum.quarter === quarter);
    const meanTotal = meanIn(now);
    const before = meanIn(mine.filter((sum) => sum.quarter !== quarter));
    return {
      ...part, rank: null, meanTotal, rated: doorsIn(now), partyMean: meanIn(now.filter(({ partyMember }) => partyMember)),
      counts: GRADES.map((grade) => ({ grade, households: doorsIn(now.filter((sum) => sum.grade === grade)) })),
      gained: meanTotal === null || before === null ? null : meanTotal - before,
    };
  });
  const means = rows.map(({ meanTotal }) => meanTotal);
  return rows.map((row) => ({ ...row, rank: rankOf(row.meanTotal, means) })).sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.code.localeCompare(b.code));
}

const doorsIn = (sums: readonly DoorSum[]): number => sums.reduce((count, { doors }) => count + doors, 0);

function meanIn(sums: readonly DoorSum[]): number | null {
  const doors = doorsIn(sums);
  return doors === 0 ? null : Math.round(sums.reduce((sum, { total }) => sum + total, 0) / doors);
}
