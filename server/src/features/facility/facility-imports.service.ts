import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { facilityErrors, type FacilityImport } from '../../../../shared/contract/facility';
import { spokenCode } from '../../../../shared/domain/facility-code';
import { facilityKinds } from '../../../../shared/domain/facility-kinds';
import { groupName } from '../../../../shared/domain/groups';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import type { UploadedStream } from '../../core/http/upload';
import { readTable } from '../../core/spreadsheet/read-table';
import { linesByColumn } from '../../core/spreadsheet/table-columns';
import { writeCsv, writeXlsx, type Cell } from '../../core/spreadsheet/write-table';
import { contentOf, FacilityChanges } from './facility-changes.service';
import { FacilityPeople } from './facility-people.service';
import { FacilityReader } from './facility-reader.service';
import { COLUMNS, OPTIONAL, readLines, type Issue, type ReadLine } from './facility-rows';
import type { Facility } from './facility.entity';

const PROBLEMS_SHOWN = 200;
const HELP = [['种类', Object.values(facilityKinds).map(({ name }) => name).join('、')], ['编号', '新设施留空,存好后自动编号'], ['坐标系', 'WGS84 或 GCJ02'], ['状态', '在用、停用']];

interface Read {
  lines: number;
  added: ReadLine[];
  changed: ReadLine[];
  issues: Issue[];
}

/** All facilities as a file: out as they stand, in after a look at what it would do, all of it or nothing. */
@Injectable()
export class FacilityImports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: FacilityReader,
    private readonly people: FacilityPeople,
    private readonly changes: FacilityChanges,
    private readonly audit: Audit,
  ) {}

  async import(me: Caller, villageId: string, baseVersion: number | undefined, file: UploadedStream): Promise<FacilityImport> {
    const version = await this.changes.version(villageId);
    const read = await this.read(villageId, await buffer(file.stream));
    if (baseVersion === undefined) return toView(read, version, false);
    if (read.issues.length > 0) refuse(facilityErrors, 'FACILITY_TABLE_HAS_PROBLEMS');
    return this.uow.run(async () => {
      await this.changes.countOn(villageId, baseVersion);
      for (const { before, content } of read.changed) if (before) await this.changes.update(before, content);
      await this.changes.insertMany(villageId, read.added.map(({ content }) => content));
      await this.audit.note(me, { action: 'facility.import', villageId, details: { added: read.added.length, changed: read.changed.length } });
      return toView(read, baseVersion + 1, true);
    });
  }

  async export(villageId: string, format: 'xlsx' | 'csv'): Promise<Buffer> {
    const facilities = await this.reader.all(villageId);
    const names = await this.people.names(villageId, facilities.map(({ dutyMemberId }) => dutyMemberId));
    const columns = Object.values(COLUMNS).map((title) => ({ title }));
    const rows = facilities.map((facility) => rowOf(facility, names));
    if (format === 'csv') return writeCsv(columns, rows);
    return writeXlsx([{ name: '设施', columns, rows }, { name: '怎么填', columns: [{ title: '列' }, { title: '填什么', width: 40 }], rows: HELP }]);
  }

  private async read(villageId: string, bytes: Buffer): Promise<Read> {
    const lines = linesByColumn(await readTable(bytes), COLUMNS, OPTIONAL);
    const facilities = await this.reader.all(villageId);
    const { read, issues } = readLines(lines, {
      byCode: new Map(facilities.map((facility) => [facility.code, facility])),
      people: await this.people.ofVillage(villageId),
      names: await this.people.names(villageId, facilities.map(({ dutyMemberId }) => dutyMemberId)),
    });
    return { lines: lines.length, added: read.filter(({ before }) => !before), changed: read.filter(isChange), issues };
  }
}

const isChange = ({ before, content }: ReadLine): boolean => before !== undefined && JSON.stringify(inOrder(contentOf(before))) !== JSON.stringify(inOrder(content));
const inOrder = ({ kind, name, groupNo, placeWords, point, dutyMemberId, state }: ReadLine['content']) =>
  [kind, name, groupNo, placeWords, point && [point.lat.toFixed(6), point.lng.toFixed(6), point.system], dutyMemberId, state];

const toView = ({ lines, added, changed, issues }: Read, baseVersion: number, applied: boolean): FacilityImport => ({
  applied, baseVersion, lines, added: added.length, changed: changed.length, problems: issues.slice(0, PROBLEMS_SHOWN), problemCount: issues.length,
});

function rowOf(facility: Facility, names: ReadonlyMap<string, string>): Cell[] {
  const { code, kind, name, groupNo, placeWords, point, dutyMemberId, state } = { ...facility, ...contentOf(facility) };
  const { lat = null, lng = null, system = '' } = point ?? {};
  return [
    spokenCode(code), facilityKinds[kind].name, name, groupNo === null ? '' : groupName(groupNo), placeWords,
    lat === null ? '' : String(lat), lng === null ? '' : String(lng), system.toUpperCase(), names.get(dutyMemberId ?? '') ?? '', state === 'in-use' ? '在用' : '停用',
  ];
}
