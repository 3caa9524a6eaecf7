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
import { HygieneSheet } from './hygiene.entity';
import { assertMayReadSheet } from './hygiene.policy';
import { toSheetView } from './hygiene.view';
import { RoundReader } from './round-reader.service';

/** One household's sheet, item by item, with its photos. */
@Injectable()
export class SheetReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundReader,
    private readonly members: Members,
    private readonly residencies: Residencies,
    private readonly photos: PhotoService,
  ) {}

  async read(me: Caller, roundId: string, householdId: string): Promise<SheetView> {
    const { round, village } = await this.rounds.load(roundId);
    const home = await this.residencies.verifiedOf(me.memberId, round.villageId);
    assertMayReadSheet(me, village, round.state, home?.householdId === householdId);
    const sheet = await this.uow.repo(HygieneSheet).findOneBy({ roundId, householdId });
    if (!sheet || sheet.outcome === 'waiting' || !sheet.inspectorId) return refuse(commonErrors, 'NOT_FOUND');
    const names = await this.members.nameOf([sheet.inspectorId], round.villageId);
    const seesUnchecked = mayIn(me.standing, 'content:moderate', village);
    const photos = await this.photos.viewMany(sheet.scores.flatMap((score) => score.photoIds), { memberId: me.memberId, seesUnchecked });
    const seesNote = sheet.checkState === 'passed' || seesUnchecked || sheet.inspectorId === me.memberId;
    return toSheetView(round, seesNote ? sheet : { ...sheet, note: '' }, names.get(sheet.inspectorId) ?? '评比员', photos);
  }
}
