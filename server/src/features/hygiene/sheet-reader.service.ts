import { Injectable } from '@nestjs/common';
import type { SheetView } from '../../../../shared/contract/hygiene';
import { mayIn } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Members } from '../member/members.service';
import { Residencies } from '../member/residencies.service';
import { PhotoService } from '../photo/photo.service';
import { DoorTally } from './door-tally.service';
import { HygieneDoor, type HygieneRound } from './hygiene.entity';
import { assertMayReadSheet } from './hygiene.policy';
import { RoundChecklists } from './round-checklists.service';
import { RoundReader, type VillageOfRound } from './round-reader.service';
import type { HygieneSheet, HygieneVisit } from './sheet.entity';
import { toSheetView, toVisitView, type SheetFrame } from './sheet.view';

/** One household's sheets, item by item, with their photos. */
@Injectable()
export class SheetReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundReader,
    private readonly tally: DoorTally,
    private readonly checklists: RoundChecklists,
    private readonly members: Members,
    private readonly residencies: Residencies,
    private readonly photos: PhotoService,
  ) {}

  async read(me: Caller, roundId: string, householdId: string): Promise<SheetView> {
    const { round, village } = await this.rounds.load(roundId);
    const home = await this.residencies.verifiedOf(me.memberId, round.villageId);
    assertMayReadSheet(me, village, round.state, home?.householdId === householdId);
    const door = await this.uow.repo(HygieneDoor).findOneBy({ roundId, householdId });
    if (!door) return refuse(commonErrors, 'NOT_FOUND');
    const [sheets, visits] = [await this.tally.sheets(door), await this.tally.visits(door)];
    const frame = await this.frame(me, { round, village }, door, [...sheets, ...visits]);
    const main = sheets.find(({ inspectorId }) => inspectorId === me.memberId) ?? sheets[0];
    if (main) return toSheetView(frame, main, sheets.filter((sheet) => sheet !== main));
    const visit = visits.at(-1);
    return visit ? toVisitView(frame, visit) : refuse(commonErrors, 'NOT_FOUND');
  }

  private async frame(
    me: Caller, { round, village }: { round: HygieneRound; village: VillageOfRound }, door: HygieneDoor, written: readonly (HygieneSheet | HygieneVisit)[],
  ): Promise<SheetFrame> {
    const names = await this.members.nameOf(written.map(({ inspectorId }) => inspectorId), round.villageId);
    const seesUnchecked = mayIn(me.standing, 'content:moderate', village);
    const photoIds = written.flatMap((one) => ('scores' in one ? one.scores.flatMap((score) => score.photoIds) : []));
    const photos = await this.photos.viewMany(photoIds, { memberId: me.memberId, seesUnchecked });
    const seesNote: SheetFrame['seesNote'] = ({ checkState, inspectorId }) => checkState === 'passed' || seesUnchecked || inspectorId === me.memberId;
    return { round, door, checklist: await this.checklists.of(round), names, photos, seesNote };
  }
}
