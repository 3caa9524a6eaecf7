import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { reviewErrors, type NewObjection, type ObjectionView } from '../../../../shared/contract/hygiene-review';
import { itemsOf } from '../../../../shared/domain/grades';
import { objectionDueAt } from '../../../../shared/domain/objections';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { DoorReviews, type ReviewedDoor } from './door-reviews.service';
import { PhotoService } from '../photo/photo.service';
import { HygieneObjection } from './hygiene-review.entity';
import { assertIsOwn, assertMayObject, isBoundByNotice } from './hygiene-review.policy';
import { Nearnesses } from './nearness.service';
import { ObjectionLog } from './objection-log.service';
import { ObjectionNotices } from './objection-notices.service';
import { ObjectionReader } from './objection-reader.service';

type Asked = z.output<typeof NewObjection>;

/** A household does not agree with its grade (异议): it says so, or takes it back. */
@Injectable()
export class Objections {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly doors: DoorReviews,
    private readonly nearness: Nearnesses,
    private readonly log: ObjectionLog,
    private readonly reader: ObjectionReader,
    private readonly notices: ObjectionNotices,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
    private readonly audit: Audit,
  ) {}

  file(me: Caller, roundId: string, householdId: string, asked: Asked): Promise<ObjectionView> {
    return this.uow.run(async () => {
      const door = await this.doors.of(roundId, householdId);
      const sight = await this.nearness.sightOf(me, door);
      assertMayObject(me, door.village, sight);
      const isBound = isBoundByNotice(me, door.village, sight.isOwn);
      this.assertInTime(door, isBound);
      assertAbout(door, asked);
      const objection = await this.insert(await this.draft(me, door, asked, !sight.isOwn));
      await this.hold(door, isBound);
      await this.log.note(objection, { kind: 'filed', actorId: me.memberId });
      await this.notices.filed(objection);
      if (objection.onBehalf) await this.noteOnBehalf(me, objection);
      return this.reader.read(me, objection.id);
    });
  }

  withdraw(me: Caller, objectionId: string, version: number): Promise<ObjectionView> {
    return this.uow.run(async () => {
      const objection = await this.log.load(objectionId);
      const door = await this.doors.of(objection.roundId, objection.householdId);
      assertIsOwn(me, door.village, await this.nearness.sightOf(me, door));
      const withdrawn = await this.log.move(objection, 'withdraw', version, { claimKey: null, decidedAt: this.clock.now() });
      await this.log.note(objection, { kind: 'withdrawn', actorId: me.memberId });
      if (await this.doors.release(door)) await this.log.note(objection, { kind: 'final', actorId: null });
      await this.notices.withdrawn(withdrawn);
      return this.reader.read(me, objectionId);
    });
  }

  @HandlesChecked('objection')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(HygieneObjection).update({ id: subjectId }, { checkState: state });
  }

  private assertInTime({ noticeEndsAt, isFinal }: ReviewedDoor, isBound: boolean): void {
    if (isBound && (isFinal || this.clock.now() >= noticeEndsAt)) refuse(reviewErrors, 'OBJECTION_TOO_LATE');
  }

  private async draft(me: Caller, door: ReviewedDoor, asked: Asked, onBehalf: boolean): Promise<HygieneObjection> {
    const [id, now] = [this.ids.next(), this.clock.now()];
    const subject = `objection:${id}`;
    await this.photos.attach(me, asked.photoIds, subject, door.villageId);
    const checkState = await this.checks.open({
      subject, villageId: door.villageId, authorId: me.memberId, scene: 'comment', texts: [asked.words], photoIds: asked.photoIds, voiceIds: [],
    });
    return {
      id, villageId: door.villageId, roundId: door.roundId, roundTitle: door.roundTitle, doorId: door.doorId, householdId: door.householdId,
      householdLabel: door.label, claimKey: `${door.doorId}:${door.version}`, resultVersion: door.version, beforeTotal: door.total ?? 0, beforeGrade: door.grade ?? 'not-clean',
      itemIds: [...new Set(asked.itemIds)], words: asked.words, photoIds: asked.photoIds, authorId: me.memberId, onBehalf, checkState, state: 'open',
      filedAt: now, dueAt: objectionDueAt(now), inspectorId: null, lookScores: null, lookTotal: null, lookGrade: null, lookNote: '', lookCheckState: 'passed',
      lookedAt: null, decidedBy: null, decidedAt: null, reason: '', version: 1,
    };
  }

  /** Of two people of one household at once the unique key lets one through. */
  private async insert(objection: HygieneObjection): Promise<HygieneObjection> {
    try {
      await this.uow.repo(HygieneObjection).insert(objection);
      return objection;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const known = await this.uow.repo(HygieneObjection).findOneBy({ claimKey: objection.claimKey! });
      return refuse(reviewErrors, known?.decidedAt ? 'OBJECTION_ALREADY_DECIDED' : 'OBJECTION_ALREADY_OPEN');
    }
  }

  /** The end of the notice period may come at this very moment: whoever has the door's row first is right. A final door is not held, its correction will cascade. */
  private async hold(door: ReviewedDoor, isBound: boolean): Promise<void> {
    if (door.isFinal || (await this.doors.hold(door))) return;
    const { version } = await this.doors.of(door.roundId, door.householdId);
    if (version !== door.version) refuse(reviewErrors, 'OBJECTION_RESULT_CHANGED');
    if (isBound) refuse(reviewErrors, 'OBJECTION_TOO_LATE');
  }

  /** Who acted and for whom stays on paper, and the household hears at once what was said in its name. */
  private async noteOnBehalf(me: Caller, objection: HygieneObjection): Promise<void> {
    const { id, villageId, householdId, householdLabel } = objection;
    await this.audit.note(me, { action: 'objection.file', villageId, subject: `objection:${id}`, details: { householdId, title: householdLabel } });
    await this.notices.filedForYou(objection);
  }
}

function assertAbout(door: ReviewedDoor, { itemIds, resultVersion }: Asked): void {
  if (door.total === null || door.grade === null) refuse(reviewErrors, 'OBJECTION_NOT_SCORED');
  if (door.version !== resultVersion) refuse(reviewErrors, 'OBJECTION_RESULT_CHANGED');
  const known = new Set(itemsOf(door.checklist).map(({ id }) => id));
  if (itemIds.some((id) => !known.has(id))) refuse(reviewErrors, 'OBJECTION_ITEM_UNKNOWN');
}
