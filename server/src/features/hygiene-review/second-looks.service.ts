import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { hygieneErrors } from '../../../../shared/contract/hygiene';
import { reviewErrors, type NewDecision, type NewSecondLook, type ObjectionView } from '../../../../shared/contract/hygiene-review';
import { gradeOf, hundredths, photoProblemsOf, problemsOf, scoresOf } from '../../../../shared/domain/grades';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { DoorResults } from '../hygiene/door-results.service';
import { DoorReviews, type ReviewedDoor } from './door-reviews.service';
import { Appointments } from '../member/appointments.service';
import { PhotoService } from '../photo/photo.service';
import { HygieneObjection } from './hygiene-review.entity';
import { assertIsAsked, assertMayDecide, assertMayLook, assertMayRun } from './hygiene-review.policy';
import { Nearnesses } from './nearness.service';
import { ObjectionLog } from './objection-log.service';
import { ObjectionNotices } from './objection-notices.service';
import { ObjectionReader } from './objection-reader.service';

type Look = z.output<typeof NewSecondLook>;
type Decision = z.output<typeof NewDecision>;

/** The second look (复核): somebody else is sent, fills in a fresh sheet, and the village decides. */
@Injectable()
export class SecondLooks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly doors: DoorReviews,
    private readonly results: DoorResults,
    private readonly nearness: Nearnesses,
    private readonly log: ObjectionLog,
    private readonly reader: ObjectionReader,
    private readonly notices: ObjectionNotices,
    private readonly appointments: Appointments,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
    private readonly audit: Audit,
  ) {}

  assign(me: Caller, objectionId: string, { inspectorId, version }: { inspectorId: string; version: number }): Promise<ObjectionView> {
    return this.uow.run(async () => {
      const { objection, door } = await this.load(objectionId);
      assertMayRun(me, door.village);
      const inspectors = await this.appointments.inVillage(door.villageId, ['inspector']);
      if (!inspectors.some(({ memberId }) => memberId === inspectorId)) refuse(reviewErrors, 'SECOND_LOOK_NOT_INSPECTOR');
      assertMayLook(await this.nearness.of(inspectorId, door));
      const assigned = await this.log.move(objection, 'assign', version, { inspectorId });
      await this.log.note(objection, { kind: 'assigned', actorId: me.memberId, inspectorId });
      await this.noteAct(me, 'objection.assign', objection, { memberId: inspectorId });
      await this.notices.assigned(assigned, inspectorId);
      return this.reader.read(me, objectionId);
    });
  }

  look(me: Caller, objectionId: string, given: Look): Promise<ObjectionView> {
    return this.uow.run(async () => {
      const { objection, door } = await this.load(objectionId);
      assertIsAsked(me, objection);
      assertMayLook(await this.nearness.of(me.memberId, door));
      const sheet = await this.sheetOf(me, objection, door, given);
      const looked = await this.log.move(objection, 'look', given.version, { ...sheet, lookNote: given.note, lookedAt: this.clock.now() });
      await this.log.note(objection, { kind: 'looked', actorId: me.memberId, note: hundredths(looked.lookTotal ?? 0) });
      await this.noteAct(me, 'objection.look', objection);
      await this.notices.looked(looked);
      return this.reader.read(me, objectionId);
    });
  }

  /** Upheld: the second look becomes the next version of the door's result; what the record says follows by reversal. */
  decide(me: Caller, objectionId: string, { outcome, reason, version }: Decision): Promise<ObjectionView> {
    return this.uow.run(async () => {
      const { objection, door } = await this.load(objectionId);
      assertMayRun(me, door.village);
      assertMayDecide(await this.nearness.of(me.memberId, door));
      const decision = { decidedBy: me.memberId, decidedAt: this.clock.now(), reason };
      const decided = await this.log.move(objection, outcome === 'upheld' ? 'uphold' : 'decline', version, decision);
      await this.log.note(objection, { kind: outcome, actorId: me.memberId, note: reason });
      if (outcome === 'upheld') await this.correct(me, decided, door);
      if (await this.doors.release(door)) await this.log.note(objection, { kind: 'final', actorId: null });
      await this.noteAct(me, outcome === 'upheld' ? 'objection.uphold' : 'objection.decline', objection, { reason });
      await this.notices.decided(decided);
      return this.reader.read(me, objectionId);
    });
  }

  @HandlesChecked('second-look')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(HygieneObjection).update({ id: subjectId }, { lookCheckState: state });
  }

  private async load(objectionId: string): Promise<{ objection: HygieneObjection; door: ReviewedDoor }> {
    const objection = await this.log.load(objectionId);
    return { objection, door: await this.doors.of(objection.roundId, objection.householdId) };
  }

  private async sheetOf(me: Caller, { id, villageId }: HygieneObjection, { checklist }: ReviewedDoor, { scores, note }: Look): Promise<Partial<HygieneObjection>> {
    const problems = [...problemsOf(checklist, scores), ...photoProblemsOf(checklist, scores)];
    if (problems.length > 0) refuse(hygieneErrors, 'SHEET_INCOMPLETE', problems.map((message) => ({ path: 'scores', message })));
    const photoIds = scores.flatMap((score) => score.photoIds);
    const subject = `second-look:${id}`;
    await this.photos.attach(me, photoIds, subject, villageId);
    const lookCheckState = await this.checks.open({ subject, villageId, authorId: me.memberId, scene: 'comment', texts: [note], photoIds, voiceIds: [] });
    const { total, grade } = gradeOf(checklist, scores);
    return { lookScores: scoresOf(checklist, scores), lookTotal: total, lookGrade: grade, lookCheckState };
  }

  private async correct(me: Caller, { resultVersion, lookScores, reason }: HygieneObjection, { roundId, householdId }: ReviewedDoor): Promise<void> {
    const scores = lookScores ?? [];
    const corrected = await this.results.correct({ roundId, householdId, scores, reason: `异议成立:${reason}`.slice(0, 200), actorId: me.memberId });
    if (corrected.version !== resultVersion + 1) refuse(reviewErrors, 'OBJECTION_RESULT_CHANGED');
  }

  private noteAct(me: Caller, action: string, { id, villageId }: HygieneObjection, details?: Record<string, unknown>): Promise<void> {
    return this.audit.note(me, { action, villageId, subject: `objection:${id}`, ...(details && { details }) });
  }
}
