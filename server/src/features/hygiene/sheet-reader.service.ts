import { Injectable } from '@nestjs/common';
import type { SheetView } from '../../../../shared/contract/hygiene';
import { mayIn } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Members } from '../member/members.service';
import { PhotoService } from '../photo/photo.service';
import { DoorHelpers } from './door-helpers.service';
import { DoorOwners } from './door-owners.service';
import { DoorTally } from './door-tally.service';
import { HygieneDoor } from './hygiene.entity';
import { assertMayReadSheet, mayHold, scoresBlind } from './hygiene.policy';
import { RoundChecklists } from './round-checklists.service';
import { RoundReader, type LoadedRound } from './round-reader.service';
import { crewOf, RoundTeams, teamFor } from './round-teams.service';
import type { HygieneSheet, HygieneVisit } from './sheet.entity';
import { toSheetView, toVisitView, type SheetFrame } from './sheet.view';

/** One household's sheets, item by item, with their photos. */
@Injectable()
export class SheetReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundReader,
    private readonly teams: RoundTeams,
    private readonly helpers: DoorHelpers,
    private readonly tally: DoorTally,
    private readonly checklists: RoundChecklists,
    private readonly members: Members,
    private readonly owners: DoorOwners,
    private readonly photos: PhotoService,
  ) {}

  async read(me: Caller, roundId: string, householdId: string): Promise<SheetView> {
    const { round, village } = await this.rounds.load(me, roundId);
    const door = await this.uow.repo(HygieneDoor).findOneBy({ roundId, householdId });
    const isHelper = door !== null && (await this.helpers.helps(me, village, door.groupNo));
    assertMayReadSheet(me, village, round.state, isHelper || (await this.owners.owns(me.memberId, { villageId: round.villageId, householdId })));
    if (!door) return refuse(commonErrors, 'NOT_FOUND');
    const visits = await this.tally.visits(door);
    const { main, others, result } = await this.shown(me, { round, village }, door);
    const frame = await this.frame(me, { round, village }, result, [...main, ...others, ...visits]);
    if (main[0]) return toSheetView(frame, main[0], others);
    const visit = visits.at(-1);
    return visit ? toVisitView(frame, visit) : refuse(commonErrors, 'NOT_FOUND');
  }

  /** The reader's own sheet first; who scores blind sees nothing else. */
  private async shown(me: Caller, { round, village }: LoadedRound, door: HygieneDoor): Promise<{ main: HygieneSheet[]; others: HygieneSheet[]; result: HygieneDoor }> {
    const sheets = await this.tally.sheets(door);
    const { slot } = crewOf(teamFor(await this.teams.of(round), me.memberId, door), me.memberId);
    const own = sheets.find((sheet) => sheet.slot === slot || sheet.inspectorId === me.memberId);
    if (scoresBlind(me, village, round)) return { main: own ? [own] : [], others: [], result: { ...door, total: null, grade: null, spread: null } };
    const main = own ?? sheets[0];
    return { main: main ? [main] : [], others: sheets.filter((sheet) => sheet !== main), result: door };
  }

  private async frame(me: Caller, { round, village }: LoadedRound, door: HygieneDoor, written: readonly (HygieneSheet | HygieneVisit)[]): Promise<SheetFrame> {
    const names = await this.members.nameOf(written.map(({ inspectorId }) => inspectorId), round.villageId);
    const seesUnchecked = mayIn(me.standing, 'content:moderate', village);
    const photoIds = written.flatMap((one) => ('scores' in one ? one.scores.flatMap((score) => score.photoIds) : []));
    const photos = await this.photos.viewMany(photoIds, { memberId: me.memberId, seesUnchecked });
    const seesNote: SheetFrame['seesNote'] = ({ checkState, inspectorId }) => checkState === 'passed' || seesUnchecked || inspectorId === me.memberId;
    return { round, door, checklist: await this.checklists.of(round), names, photos, seesNote, seesPlace: mayHold(me, village, round) };
  }
}
