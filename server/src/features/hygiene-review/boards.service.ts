import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { BoardRule, BoardView } from '../../../../shared/contract/hygiene-review';
import { blackBoardNames, boardPhotoIds, type BlackBoardMode } from '../../../../shared/domain/black-board';
import { doorLabel, maskedName } from '../../../../shared/domain/groups';
import { mayIn } from '../../../../shared/domain/permissions';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { BoardMarks } from './board-marks.service';
import { DoorReviews, type ReviewedDoor } from './door-reviews.service';
import { HygieneBoardRule } from './hygiene-review.entity';
import { Nearnesses } from './nearness.service';

const PHOTOS_A_DOOR = 3;

/** The red board (红榜) for everybody, the black board (黑榜) as far as the village's rules allow. */
@Injectable()
export class Boards {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly doors: DoorReviews,
    private readonly marks: BoardMarks,
    private readonly nearness: Nearnesses,
    private readonly photos: PhotoService,
    private readonly regions: RegionService,
    private readonly audit: Audit,
  ) {}

  async read(me: Caller | undefined, roundId: string): Promise<BoardView> {
    const { round, village } = await this.doors.round(roundId);
    const mode = this.marks.hangs(round) ? await this.marks.modeAt(round.villageId, round.publishedAt) : 'off';
    const marked = mode === 'off' ? [] : await this.doors.notClean(round, village);
    const gone = await this.marks.takenAway(round.villageId, marked.map(({ doorId }) => doorId));
    const hanging = marked.filter(({ doorId }) => !gone.has(doorId));
    const { code: _, id: __, ...name } = village;
    return {
      roundId, roundTitle: round.title, village: name, publishedAt: new Date(round.publishedAt).toISOString(), red: await this.red(roundId), mode,
      black: await this.black(hanging, mode), takenAway: gone.size, mine: await this.mine(me, hanging),
    };
  }

  async rule(me: Caller | undefined, villageId: string): Promise<z.infer<typeof BoardRule>> {
    const village = await this.regions.village(villageId);
    const newest = await this.marks.newestRule(villageId);
    const mayChange = me !== undefined && mayIn(me.standing, 'hygiene:rule', village);
    return { mode: newest?.mode ?? 'off', since: newest ? new Date(newest.at).toISOString() : null, mayChange };
  }

  setRule(me: Caller, villageId: string, mode: BlackBoardMode): Promise<z.infer<typeof BoardRule>> {
    return this.uow.run(async () => {
      await this.uow.repo(HygieneBoardRule).insert({ id: this.ids.next(), villageId, mode, publishedBy: me.memberId, at: this.clock.now() });
      await this.audit.note(me, { action: 'hygiene.board-rule', villageId, details: { title: blackBoardNames[mode] } });
      return this.rule(me, villageId);
    });
  }

  private async red(roundId: string): Promise<BoardView['red']> {
    const doors = await this.doors.cleanest(roundId);
    return doors.map(({ groupNo, doorNo, headName, total }) => ({ label: doorLabel(groupNo, doorNo), headName: maskedName(headName), total: total ?? 0 }));
  }

  private async black(doors: readonly ReviewedDoor[], mode: BlackBoardMode): Promise<BoardView['black']> {
    if (mode !== 'photo') return doors.map(({ label }) => ({ label, headName: '', photos: [] }));
    const lines: BoardView['black'] = [];
    for (const door of doors) {
      const photoIds = boardPhotoIds(door.checklist.sections, await this.doors.scoresAt(door, door.version), PHOTOS_A_DOOR);
      lines.push({ label: door.label, headName: maskedName(door.headName), photos: await this.photos.view(photoIds) });
    }
    return lines;
  }

  private async mine(me: Caller | undefined, hanging: readonly ReviewedDoor[]): Promise<BoardView['mine']> {
    if (!me) return null;
    for (const door of hanging) if (await this.nearness.isOwn(me.memberId, door)) return { householdId: door.householdId, mayImprove: true };
    return null;
  }
}
