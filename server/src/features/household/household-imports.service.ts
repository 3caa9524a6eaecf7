import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { householdErrors, type ImportPreview } from '../../../../shared/contract/household';
import { doorLabel } from '../../../../shared/domain/groups';
import { mayIn } from '../../../../shared/domain/permissions';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import type { UploadedStream } from '../../core/http/upload';
import { readTable } from '../../core/spreadsheet/read-table';
import { RegionService } from '../region/region.service';
import { doorOrder } from './doors';
import { HouseholdImport, HouseholdImportPart } from './household.entity';
import { doorKey, type RegisterHousehold } from './register.plan';
import { Register } from './register.service';
import { toHouseholds } from './table-households';
import { readRows, type PersonRow, type RowIssue } from './table-rows';

const PROBLEMS_SHOWN = 200;
const SAMPLE_HOUSEHOLDS = 5;
const ROWS_A_PART = 100;

interface Checked {
  rows: PersonRow[];
  lines: number;
  households: RegisterHousehold[];
  issues: RowIssue[];
}

/** Loading households from a table: first a look at what it would do, then all of it or nothing. */
@Injectable()
export class HouseholdImports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
    private readonly register: Register,
    private readonly audit: Audit,
  ) {}

  async preview(me: Caller, villageId: string, file: UploadedStream): Promise<ImportPreview> {
    const bytes = await buffer(file.stream);
    const checked = withoutClosed(await check(bytes), await this.register.closedDoors(villageId));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.uow.run(async () => {
      const baseVersion = await this.register.version(villageId);
      const preview = await this.previewOf(villageId, checked);
      await this.uow.repo(HouseholdImport).insert({
        id: preview.importId, villageId, uploadedBy: me.memberId, createdAt: this.clock.now(), sha256, preview, baseVersion, state: preview.state,
      });
      if (preview.state === 'ready') await this.keepRows(preview.importId, checked.rows);
      return preview;
    });
  }

  async apply(me: Caller, importId: string): Promise<ImportPreview> {
    const found = await this.mine(me, importId);
    if (found.state === 'has-problems') refuse(householdErrors, 'IMPORT_HAS_PROBLEMS');
    return this.uow.run(async () => {
      const { affected } = await this.uow.repo(HouseholdImport).update({ id: importId, state: 'ready' }, { state: 'applied' });
      if (affected !== 1) refuse(householdErrors, 'IMPORT_ALREADY_APPLIED');
      const { households } = toHouseholds(await this.rowsOf(importId));
      const { added, changed } = await this.register.store(found.villageId, households, found.baseVersion);
      await this.uow.repo(HouseholdImportPart).delete({ importId });
      await this.audit.note(me, {
        action: 'household.import', villageId: found.villageId, subject: `import:${importId}`,
        details: { sha256: found.sha256, added: added.length, changed: changed.length },
      });
      return { ...found.preview, state: 'applied' };
    });
  }

  /** Another village's import does not exist for the asker. */
  private async mine(me: Caller, importId: string): Promise<HouseholdImport> {
    const found = await this.uow.repo(HouseholdImport).findOneBy({ id: importId });
    const village = found && (await this.regions.byId(found.villageId));
    return found && village && mayIn(me.standing, 'household:import', village) ? found : refuseCommon('NOT_FOUND');
  }

  private async previewOf(villageId: string, { rows, lines, households, issues }: Checked): Promise<ImportPreview> {
    const plan = await this.register.plan(villageId, households);
    return {
      importId: this.ids.next(),
      rows: lines,
      households: households.length,
      persons: rows.length,
      added: plan.added.length,
      changed: plan.changed.length,
      problems: issues.slice(0, PROBLEMS_SHOWN),
      problemCount: issues.length,
      sample: households.slice(0, SAMPLE_HOUSEHOLDS).map(toSample),
      state: issues.length > 0 ? 'has-problems' : 'ready',
    };
  }

  private async keepRows(importId: string, rows: readonly PersonRow[]): Promise<void> {
    for (let position = 0; position * ROWS_A_PART < rows.length; position += 1) {
      const content = JSON.stringify(rows.slice(position * ROWS_A_PART, (position + 1) * ROWS_A_PART));
      await this.uow.repo(HouseholdImportPart).insert({ id: this.ids.next(), importId, position, content });
    }
  }

  private async rowsOf(importId: string): Promise<PersonRow[]> {
    const parts = await this.uow.repo(HouseholdImportPart).find({ where: { importId }, order: { position: 'ASC' }, take: 1_000 });
    return parts.flatMap(({ content }) => JSON.parse(content) as PersonRow[]);
  }
}

async function check(bytes: Buffer): Promise<Checked> {
  const table = await readTable(bytes);
  const { rows, issues, namesInBadRows } = readRows(table);
  const { households, issues: contradictions } = toHouseholds(rows, namesInBadRows);
  const inOrder = [...households].sort((a, b) => a.groupNo - b.groupNo || doorOrder(a.doorNo) - doorOrder(b.doorNo));
  return { rows, lines: table.length - 1, households: inOrder, issues: [...issues, ...contradictions].sort((a, b) => a.line - b.line) };
}

/** A household that was merged (并户) is not brought back by an old table. */
function withoutClosed(checked: Checked, closedDoors: ReadonlySet<string>): Checked {
  const there = checked.rows.filter((row) => closedDoors.has(doorKey(row)));
  const issues = there.map(({ line, groupNo, doorNo }) => ({ line, message: `${doorLabel(groupNo, doorNo)}已经并户,请从表里去掉` }));
  return { ...checked, issues: [...checked.issues, ...issues].sort((a, b) => a.line - b.line) };
}

const toSample = ({ groupNo, doorNo, headName, persons }: RegisterHousehold) => ({
  label: doorLabel(groupNo, doorNo), headName, people: persons.length,
});
