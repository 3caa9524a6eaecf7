import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { z } from 'zod';
import { improvementRoutes, reviewErrors, type DoorReview, type ImprovementView } from '../../../../shared/contract/hygiene-review';
import { mayIn } from '../../../../shared/domain/permissions';
import { commonErrors } from '../../../../shared/errors';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { BoardMarks } from './board-marks.service';
import { DoorReviews, type ReviewedDoor } from './door-reviews.service';
import { HygieneImprovement } from './hygiene-review.entity';
import { assertIsOwn, assertMayDecide, assertMayRun, isStaff } from './hygiene-review.policy';
import { Nearnesses } from './nearness.service';
import { ObjectionNotices } from './objection-notices.service';
import { toImprovementView } from './objection.view';

type Asked = z.output<(typeof improvementRoutes)['send']['body']>;
type Decision = z.output<(typeof improvementRoutes)['decide']['body']>;
const iso = (at: number): string => new Date(at).toISOString();

/** Photos (整改照片) that take a mark away the same day. The grade of the round stays what it is. */
@Injectable()
export class Improvements {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly doors: DoorReviews,
    private readonly marks: BoardMarks,
    private readonly nearness: Nearnesses,
    private readonly notices: ObjectionNotices,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
    private readonly regions: RegionService,
    private readonly audit: Audit,
  ) {}

  send(me: Caller, roundId: string, householdId: string, asked: Asked): Promise<ImprovementView> {
    return this.uow.run(async () => {
      const door = await this.doors.of(roundId, householdId);
      assertIsOwn(me, door.village, await this.nearness.sightOf(me, door));
      const mark = await this.marks.of(door);
      if (!mark || mark.takenAwayAt !== null) refuse(reviewErrors, 'IMPROVEMENT_NOT_NEEDED');
      const improvement = await this.insert(await this.draft(me, door, asked));
      await this.notices.improvementSent(improvement);
      return (await this.views(me, [improvement], door))[0]!;
    });
  }

  /** Two at once: the first decision stands. */
  decide(me: Caller, improvementId: string, decision: Decision): Promise<ImprovementView> {
    return this.uow.run(async () => {
      const improvement = await this.uow.repo(HygieneImprovement).findOneBy({ id: improvementId });
      if (!improvement) return refuse(commonErrors, 'NOT_FOUND');
      const door = await this.doors.of(improvement.roundId, improvement.householdId);
      assertMayRun(me, door.village);
      assertMayDecide({ hasScored: false, isClose: (await this.nearness.of(me.memberId, door)).isClose });
      const decided = await this.keep(me, improvement, decision);
      const [action, reason] = decision.outcome === 'accepted' ? ['improvement.accept', ''] as const : ['improvement.refuse', decision.reason] as const;
      await this.audit.note(me, { action, villageId: door.villageId, subject: `improvement:${improvementId}`, details: { reason } });
      await this.notices.improvementDecided(decided);
      return (await this.views(me, [decided], door))[0]!;
    });
  }

  async ofVillage(me: Caller, villageId: string, { state, ...asked }: PageAsked & { state: 'waiting' | 'decided' }): Promise<Page<ImprovementView>> {
    const village = await this.regions.village(villageId);
    const states = state === 'waiting' ? In(['waiting']) : In(['accepted', 'refused']);
    const { items, next } = await keysetPage(this.uow.repo(HygieneImprovement).createQueryBuilder('i').where({ villageId, state: states }), 'sentAt', asked);
    return { items: await this.views(me, items, { village }), next };
  }

  /** The part of a door's review that is about the black board; who only acts for the household needs none of it. */
  async ofDoor(me: Caller, door: ReviewedDoor, isOwn: boolean): Promise<Pick<DoorReview, 'mark' | 'mayImprove' | 'improvements'>> {
    if (!isOwn && !isStaff(me, door.village)) return { mark: null, mayImprove: false, improvements: [] };
    const rows = await this.uow.repo(HygieneImprovement).find({ where: { villageId: door.villageId, doorId: door.doorId }, order: { sentAt: 'DESC', id: 'DESC' }, take: 20 });
    const mark = await this.marks.of(door);
    return {
      mark: mark && { since: iso(mark.since), takenAwayAt: mark.takenAwayAt === null ? null : iso(mark.takenAwayAt) },
      mayImprove: isOwn && mark !== null && !rows.some(({ claimKey }) => claimKey !== null),
      improvements: await this.views(me, rows, door),
    };
  }

  @HandlesChecked('improvement')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(HygieneImprovement).update({ id: subjectId }, { checkState: state });
  }

  private async keep(me: Caller, improvement: HygieneImprovement, decision: Decision): Promise<HygieneImprovement> {
    const outcome = decision.outcome === 'accepted' ? { state: 'accepted' as const } : { state: 'refused' as const, reason: decision.reason, claimKey: null };
    const change = { ...outcome, decidedBy: me.memberId, decidedAt: this.clock.now() };
    const done = await this.uow.repo(HygieneImprovement).update({ id: improvement.id, villageId: improvement.villageId, state: 'waiting' }, change);
    if (done.affected !== 1) refuse(reviewErrors, 'IMPROVEMENT_DECIDED');
    return { ...improvement, ...change };
  }

  private async draft(me: Caller, { villageId, roundId, roundTitle, doorId, householdId, label }: ReviewedDoor, { words, photoIds }: Asked): Promise<HygieneImprovement> {
    const id = this.ids.next();
    const subject = `improvement:${id}`;
    await this.photos.attach(me, photoIds, subject, villageId);
    const checkState = await this.checks.open({ subject, villageId, authorId: me.memberId, scene: 'comment', texts: [words], photoIds, voiceIds: [] });
    return {
      id, villageId, roundId, roundTitle, doorId, householdId, householdLabel: label, claimKey: doorId, authorId: me.memberId, words, photoIds, checkState,
      state: 'waiting', sentAt: this.clock.now(), decidedBy: null, decidedAt: null, reason: '',
    };
  }

  private async insert(improvement: HygieneImprovement): Promise<HygieneImprovement> {
    try {
      await this.uow.repo(HygieneImprovement).insert(improvement);
      return improvement;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return refuse(reviewErrors, 'IMPROVEMENT_WAITING');
    }
  }

  private async views(me: Caller, rows: readonly HygieneImprovement[], { village }: Pick<ReviewedDoor, 'village'> | { village: { id: string; code: string } }): Promise<ImprovementView[]> {
    const seesUnchecked = mayIn(me.standing, 'content:moderate', village);
    const photos = await this.photos.viewMany(rows.flatMap(({ photoIds }) => photoIds), { memberId: me.memberId, seesUnchecked });
    const mayDecide = isStaff(me, village) && mayIn(me.standing, 'hygiene:open', village);
    return rows.map((row) => toImprovementView(row, { photos, mayDecide, seesWords: row.checkState === 'passed' || seesUnchecked || row.authorId === me.memberId }));
  }
}
