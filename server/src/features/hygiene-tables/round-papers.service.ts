import { Injectable } from '@nestjs/common';
import { hygieneTableErrors, SHEETS_AT_MOST } from '../../../../shared/contract/hygiene-tables';
import { skipNames } from '../../../../shared/domain/door-visits';
import { doorLabel, maskedName } from '../../../../shared/domain/groups';
import { chinaDate } from '../../../../shared/domain/work-calendar';
import type { Caller } from '../../core/access/caller';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { DoorResults } from '../hygiene/door-results.service';
import { Members } from '../member/members.service';
import { assertPublished, assertReadsSheets, assertSeesAll } from './hygiene-tables.policy';
import { HygieneTablesService } from './hygiene-tables.service';
import { toTables } from './hygiene-tables.view';
import { RatedDoors } from './rated-doors.service';
import { reportPage } from './report-page';
import { roundWorkbook } from './round-workbook';
import { sheetPages, type SheetPage } from './sheet-pages';

type Door = Awaited<ReturnType<DoorResults['ofRound']>>[number];
type Sheet = Awaited<ReturnType<DoorResults['sheetsOfRound']>>[number];

export interface Paper {
  bytes: Buffer;
  /** Without its ending. */
  name: string;
}

export interface SheetsAsked {
  kind: 'blank' | 'filled';
  groupNo?: number | undefined;
}

/** A round on paper and as a workbook. */
@Injectable()
export class RoundPapers {
  constructor(
    private readonly tables: HygieneTablesService,
    private readonly results: DoorResults,
    private readonly doors: RatedDoors,
    private readonly members: Members,
  ) {}

  /** With what everybody may see, whoever fetches it: it is put up on the wall. */
  async report(roundId: string): Promise<Paper> {
    const { round, village } = await this.tables.load(roundId);
    assertPublished(round);
    const rated = await this.doors.ofRound(round);
    const best = rated.doors.filter(({ grade }) => grade === 'cleanest').sort((a, b) => b.total - a.total);
    const redBoard = best.map(({ groupNo, doorNo, headName }) => `${doorLabel(groupNo, doorNo)} ${maskedName(headName)}`);
    const when = `${chinaDate(round.publishedAt ?? round.openedAt)} 公示${round.state === 'notice' ? ',公示期内' : ''}`;
    return { bytes: await reportPage(toTables(village, rated, false), { when, redBoard }), name: `${village.name}${round.title}` };
  }

  async sheets(me: Caller, roundId: string, { kind, groupNo }: SheetsAsked): Promise<Paper> {
    const { round, village } = await this.tables.load(roundId);
    // Who may know of a round before it starts is for those over the inspectors to say.
    if (kind === 'blank' && round.state !== 'planned') assertSeesAll(me, village);
    else assertReadsSheets(me, village, round);
    const doors = (await this.results.ofRound(roundId)).filter((door) => groupNo === undefined || door.groupNo === groupNo);
    if (doors.length === 0) refuseCommon('NOT_FOUND');
    const pages = kind === 'blank' ? doors.map((door): SheetPage => ({ door: nameOf(door), filled: null })) : await this.filled(round, doors);
    if (pages.length > SHEETS_AT_MOST) refuse(hygieneTableErrors, 'TOO_MANY_SHEETS');
    const title = `${village.name} ${round.title}`;
    return { bytes: await sheetPages(title, await this.results.checklist(round), pages), name: `${title}${kind === 'blank' ? '空白表' : '打分表'}` };
  }

  async workbook(me: Caller, roundId: string): Promise<Paper> {
    const { round, village } = await this.tables.load(roundId);
    assertReadsSheets(me, village, round);
    const sheets = await this.results.sheetsOfRound(round);
    const bytes = await roundWorkbook({
      checklist: await this.results.checklist(round), doors: await this.results.ofRound(roundId), sheets,
      welfare: await this.doors.welfareOf(round.villageId), inspectors: await this.inspectors(sheets, round.villageId),
    });
    return { bytes, name: `${village.name}${round.title}` };
  }

  /** Each sheet of a door a page; a door without one says why. */
  private async filled(round: { id: string; villageId: string }, doors: readonly Door[]): Promise<SheetPage[]> {
    const sheets = await this.results.sheetsOfRound(round);
    const names = await this.inspectors(sheets, round.villageId);
    return doors.flatMap((door) => {
      const own = sheets.filter(({ doorId }) => doorId === door.id);
      if (own.length === 0) return [{ door: nameOf(door), filled: null, instead: door.skipReason ? skipNames[door.skipReason] : '还没有打分' }];
      return own.map((sheet) => ({ door: nameOf(door), filled: toFilled(sheet, names.get(sheet.inspectorId) ?? '评比员') }));
    });
  }

  private inspectors(sheets: readonly Sheet[], villageId: string): Promise<Map<string, string>> {
    return this.members.nameOf([...new Set(sheets.map(({ inspectorId }) => inspectorId))], villageId);
  }
}

const nameOf = ({ groupNo, doorNo, headName }: Door): string => `${doorLabel(groupNo, doorNo)} ${headName}`;

/** What a person has not passed yet is not printed. */
const toFilled = ({ scores, total, grade, scoredAt, note, checkState }: Sheet, inspector: string): SheetPage['filled'] => ({
  scores: new Map(scores.map(({ itemId, score }) => [itemId, score])), total, grade, inspector, when: chinaDate(scoredAt), note: checkState === 'passed' ? note : '',
});
