import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { dutyErrors, type DutyImport, type dutyRoutes, type NewDutyLine } from '../../../../shared/contract/duty';
import { lineKey } from '../../../../shared/domain/duties';
import { groupName } from '../../../../shared/domain/groups';
import type { InputOf } from '../../../../shared/route';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import type { UploadedStream } from '../../core/http/upload';
import { readTable } from '../../core/spreadsheet/read-table';
import { writeCsv, writeXlsx, type Cell } from '../../core/spreadsheet/write-table';
import { DutyPeople } from './duty-people.service';
import { peopleOf } from './duty-roll';
import { ALL_KINDS, DutyPlaces, WHOLE_VILLAGE } from './duty-places.service';
import { codesIn, COLUMNS, namedLines, readDutyRows, type ReadDutyRows } from './duty-rows';
import { DutyTable } from './duty-table.service';
import type { DutyLineRow } from './duty.entity';
import { LINES_AT_MOST } from './duty.limits';
import { oldLine } from './duty.policy';

const PROBLEMS_SHOWN = 200;
/** An audit entry holds 64 kB. */
const LINES_AN_ENTRY = 200;

type Asked = InputOf<typeof dutyRoutes.importTable>['query'];

interface Plan {
  added: NewDutyLine[];
  changed: { before: DutyLineRow; wanted: NewDutyLine }[];
  dropped: DutyLineRow[];
}

/** The table as a file: out as it stands, in after a look at what it would do, all of it or nothing. */
@Injectable()
export class DutyImports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly table: DutyTable,
    private readonly people: DutyPeople,
    private readonly places: DutyPlaces,
    private readonly audit: Audit,
  ) {}

  async import(me: Caller, villageId: string, { mode, baseVersion }: Asked, file: UploadedStream): Promise<DutyImport> {
    const read = await this.read(villageId, await buffer(file.stream));
    if (baseVersion === undefined) return this.preview(villageId, mode, read);
    if (read.issues.length > 0) refuse(dutyErrors, 'DUTY_TABLE_HAS_PROBLEMS');
    return this.uow.run(async () => {
      await this.table.countOn(villageId, baseVersion);
      const plan = await this.plan(villageId, mode, read.rows);
      await this.store(villageId, plan);
      await this.note(me, villageId, plan);
      return toView(plan, read, baseVersion + 1, true);
    });
  }

  async export(villageId: string, format: 'xlsx' | 'csv'): Promise<Buffer> {
    const rows = await this.table.all(villageId);
    const roll = await this.people.roll(villageId, this.clock.now(), rows.flatMap(peopleOf));
    const facilities = await this.places.facilities(villageId, rows.map(({ facilityId }) => facilityId));
    const kinds = await this.places.kindNames(villageId);
    const area = ({ groupNo, facilityId }: DutyLineRow): string =>
      facilityId !== null ? (facilities.get(facilityId)?.code ?? facilityId) : groupNo !== null ? groupName(groupNo) : WHOLE_VILLAGE;
    const cells = rows.map((row): Cell[] => [
      area(row), row.kindId === null ? ALL_KINDS : (kinds.get(row.kindId) ?? row.kindId), roll.label(row.memberId),
      row.deputyId === null ? null : roll.label(row.deputyId), row.solveMinutes === null ? null : Math.round(row.solveMinutes / 0.6) / 100,
      row.facilityId === null ? null : (facilities.get(row.facilityId)?.words ?? null),
    ]);
    // The last column is for people; the import passes over it.
    const columns = [...Object.values(COLUMNS), '设施'].map((title) => ({ title, width: 16 }));
    return format === 'csv' ? writeCsv(columns, cells) : writeXlsx([{ name: '责任表', columns, rows: cells }]);
  }

  private async read(villageId: string, bytes: Buffer): Promise<ReadDutyRows> {
    const lines = namedLines(await readTable(bytes));
    if (lines.length > LINES_AT_MOST) refuse(dutyErrors, 'DUTY_TABLE_FULL');
    return readDutyRows(lines, {
      roll: await this.people.roll(villageId, this.clock.now()),
      kinds: await this.places.kinds(villageId),
      facilities: await this.places.byCodes(villageId, codesIn(lines)),
    });
  }

  private async preview(villageId: string, mode: Asked['mode'], read: ReadDutyRows): Promise<DutyImport> {
    const version = await this.table.version(villageId);
    return toView(await this.plan(villageId, mode, read.rows), read, version, false);
  }

  private async plan(villageId: string, mode: Asked['mode'], wanted: readonly NewDutyLine[]): Promise<Plan> {
    const stored = await this.table.all(villageId);
    const before = new Map(stored.map((row) => [row.lineKey, row]));
    const named = new Set(wanted.map(lineKey));
    const plan: Plan = {
      added: wanted.filter((line) => !before.has(lineKey(line))),
      changed: wanted.flatMap((line) => {
        const row = before.get(lineKey(line));
        return row && !isSame(row, line) ? [{ before: row, wanted: line }] : [];
      }),
      dropped: mode === 'replace' ? stored.filter((row) => !named.has(row.lineKey)) : [],
    };
    if (stored.length + plan.added.length - plan.dropped.length > LINES_AT_MOST) refuse(dutyErrors, 'DUTY_TABLE_FULL');
    return plan;
  }

  private async store(villageId: string, { added, changed, dropped }: Plan): Promise<void> {
    for (const row of dropped) await this.table.delete(row);
    for (const { before, wanted } of changed) {
      await this.table.update(before, { ...before, ...wanted, version: before.version + 1, changedAt: this.clock.now() });
    }
    for (const line of added) await this.table.insert(villageId, line);
  }

  /** What the lines were before stays in the log, in as many entries as it takes. */
  private async note(me: Caller, villageId: string, { added, changed, dropped }: Plan): Promise<void> {
    const old = [...changed.map(({ before }) => before), ...dropped].map(oldLine);
    const figures = { added: added.length, changed: changed.length, dropped: dropped.length };
    for (let at = 0; at === 0 || at < old.length; at += LINES_AN_ENTRY) {
      await this.audit.note(me, { action: 'duty.import', villageId, subject: `duty-table:${villageId}`, details: { ...figures, before: old.slice(at, at + LINES_AN_ENTRY) } });
    }
  }
}

const isSame = (row: DutyLineRow, { memberId, deputyId, solveMinutes }: NewDutyLine): boolean =>
  row.memberId === memberId && row.deputyId === deputyId && row.solveMinutes === solveMinutes;

const toView = ({ added, changed, dropped }: Plan, { rows, issues }: ReadDutyRows, baseVersion: number, applied: boolean): DutyImport => ({
  applied, baseVersion, lines: rows.length + issues.length, added: added.length, changed: changed.length, dropped: dropped.length,
  problems: issues.slice(0, PROBLEMS_SHOWN), problemCount: issues.length,
});
