import { Injectable } from '@nestjs/common';
import { quarterName } from '../../../../shared/domain/quarters';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { MAX_ROWS_WRITTEN } from '../../core/spreadsheet/write-table';
import { Households, type DoorStep } from '../household/households.service';
import { RecordFigures } from '../record/record-figures.service';
import { RecordFileLines } from '../record/record-file-lines.service';
import { RegionService } from '../region/region.service';
import { recordWorkbook } from './record-workbook';

/** One row is kept for saying that there is more. */
const LINES_AT_MOST = MAX_ROWS_WRITTEN - 1;

/** A quarter of the record for the village's file (台账). Only reads; that it was taken out is noted. */
@Injectable()
export class RecordFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
    private readonly regions: RegionService,
    private readonly households: Households,
    private readonly figures: RecordFigures,
    private readonly lines: RecordFileLines,
  ) {}

  async write(me: Caller, villageId: string, quarter: string): Promise<{ bytes: Buffer; name: string }> {
    const village = await this.regions.village(villageId);
    const bytes = await this.workbook(villageId, quarter, LINES_AT_MOST);
    await this.uow.run(() => this.audit.note(me, { action: 'record.export', villageId, subject: `village:${villageId}`, details: { title: quarterName(quarter) } }));
    return { bytes, name: `${village.name}共治档案台账 ${quarterName(quarter)}` };
  }

  async workbook(villageId: string, quarter: string, linesAtMost: number): Promise<Buffer> {
    const { lines, isCut } = await this.lines.ofQuarter(villageId, quarter, linesAtMost);
    const points = await this.figures.quarterPoints(villageId, quarter);
    const open = await this.households.ofVillage(villageId);
    const doors = [...open, ...(await this.closed(open, [...lines, ...points]))];
    const [counts] = await this.figures.fiveCos(villageId, quarter, 1);
    const balances = await this.figures.balancesOf(villageId, doors.map(({ householdId }) => householdId));
    return recordWorkbook({ lines, isCut, doors, points, balances, counts: counts!, householdsInVillage: open.length });
  }

  /** Merged into others since: their lines stay, and so does their door. */
  private closed(open: readonly DoorStep[], named: readonly { householdId: string | null }[]): Promise<DoorStep[]> {
    const known = new Set(open.map(({ householdId }) => householdId));
    const missing = named.flatMap(({ householdId }) => (householdId !== null && !known.has(householdId) ? householdId : []));
    return this.households.byIds([...new Set(missing)]);
  }
}
