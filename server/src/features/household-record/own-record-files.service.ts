import { Injectable } from '@nestjs/common';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { MAX_ROWS_WRITTEN } from '../../core/spreadsheet/write-table';
import { Households } from '../household/households.service';
import { Residencies } from '../member/residencies.service';
import { assertMayReadRecord } from '../record/record-access';
import { RecordFigures } from '../record/record-figures.service';
import { RecordFileLines } from '../record/record-file-lines.service';
import { RegionService } from '../region/region.service';
import { householdWorkbook, personWorkbook } from './own-workbooks';

interface NamedFile {
  bytes: Buffer;
  name: string;
}

/** One row is kept for saying that there is more. */
const LINES_AT_MOST = MAX_ROWS_WRITTEN - 1;

/** A household's record, and what a person gave, as a table of their own (存为表格). */
@Injectable()
export class OwnRecordFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
    private readonly households: Households,
    private readonly residencies: Residencies,
    private readonly regions: RegionService,
    private readonly figures: RecordFigures,
    private readonly lines: RecordFileLines,
  ) {}

  /** A family that keeps its own record leaves no trace; staff who take somebody's out do. */
  async ofHousehold(me: Caller, householdId: string): Promise<NamedFile> {
    const [door] = await this.households.byIds([householdId]);
    if (!door) return refuseCommon('NOT_FOUND');
    const { villageId, label } = door;
    const village = await this.regions.village(villageId);
    const isOwn = (await this.residencies.verifiedOf(me.memberId, villageId))?.householdId === householdId;
    assertMayReadRecord(me, village, isOwn);
    const all = await this.lines.ofHousehold(villageId, householdId, LINES_AT_MOST);
    const bytes = await householdWorkbook(all, door, village.name, await this.figures.balanceOf(villageId, householdId));
    if (!isOwn) await this.uow.run(() => this.audit.note(me, { action: 'record.export', villageId, subject: `household:${householdId}`, details: { title: label } }));
    return { bytes, name: `${village.name}${label}共治档案` };
  }

  async ofPerson({ memberId }: Caller): Promise<NamedFile> {
    const all = await this.lines.ofPerson(memberId, LINES_AT_MOST);
    const villages = await this.regions.byIds([...new Set(all.lines.map(({ villageId }) => villageId))]);
    const names = new Map([...villages].map(([villageId, { name }]) => [villageId, name]));
    return { bytes: await personWorkbook(all, names), name: '我的贡献' };
  }
}
