import { Injectable } from '@nestjs/common';
import { lineObjectionErrors } from '../../../../shared/contract/record-objection';
import { mayIn } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { Residencies } from '../member/residencies.service';
import { RecordReader, type KnownLine } from '../record/record-reader.service';
import { RegionService } from '../region/region.service';
import { ReportConfirmers } from '../report/report-confirmers.service';

/** A line as somebody who would object to it, or decide on that, stands before it. */
export interface ObjectedLine extends KnownLine {
  isOwn: boolean;
  isStaff: boolean;
  /** Of the village's staff, before a line of a household that is not their own. */
  mayObjectFor: boolean;
}

/** Who may object to a line of the record, and who may decide. */
@Injectable()
export class ObjectedLines {
  constructor(
    private readonly reader: RecordReader,
    private readonly regions: RegionService,
    private readonly residencies: Residencies,
    private readonly confirmers: ReportConfirmers,
  ) {}

  /** To others than the household and the village's staff the line does not exist. */
  async of(me: Caller, entryId: string): Promise<ObjectedLine> {
    const known = (await this.reader.find(entryId)) ?? refuseCommon('NOT_FOUND');
    const { line } = known;
    const village = await this.regions.village(line.villageId);
    const home = await this.residencies.verifiedOf(me.memberId, line.villageId);
    const isOwn = home !== undefined && home.householdId === line.householdId;
    const isStaff = mayIn(me.standing, 'record:oversee', village);
    const mayObjectFor = !isOwn && line.householdId !== null && mayIn(me.standing, 'record:object-for', village);
    return isOwn || isStaff ? { ...known, isOwn, isStaff, mayObjectFor } : refuseCommon('NOT_FOUND');
  }

  whyNot({ line, isReversed }: KnownLine): 'LINE_OBJECTION_AT_SHEET' | 'LINE_OBJECTION_GONE' | null {
    if (line.reversalOf !== null || isReversed) return 'LINE_OBJECTION_GONE';
    return line.sourceKind === 'hygiene-round' ? 'LINE_OBJECTION_AT_SHEET' : null;
  }

  /** Nobody decides over their own household, nor over what they did or confirmed themselves, nor over what they wrote down for somebody. */
  async assertMayDecide(me: Caller, { line, isOwn, isStaff }: ObjectedLine, authorId: string): Promise<void> {
    if (!isStaff) refuseCommon('NOT_FOUND');
    const hands = [authorId, line.memberId, line.onBehalfBy, line.actorId, ...(line.sourceKind === 'report' ? await this.confirmers.of(line.sourceId) : [])];
    if (isOwn || hands.includes(me.memberId)) refuse(lineObjectionErrors, 'LINE_OBJECTION_NOT_YOURS');
  }
}
