import { Injectable } from '@nestjs/common';
import type { Photo } from '../../../../shared/contract/common';
import { mayIn } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { Members } from '../member/members.service';
import { PhotoService } from '../photo/photo.service';
import { DoorReviews, type ReviewedDoor } from './door-reviews.service';
import type { HygieneObjection, HygieneObjectionStep, LookScore } from './hygiene-review.entity';
import { ObjectionLog } from './objection-log.service';

export interface Parts {
  steps: HygieneObjectionStep[];
  names: ReadonlyMap<string, string>;
  photos: ReadonlyMap<string, Photo>;
  /** Item by item, before the second look. */
  before: LookScore[];
  seesWords: boolean;
  seesLookNote: boolean;
}

/** What an objection's page is put together from: timeline, names, photos, the two sheets. */
@Injectable()
export class ObjectionParts {
  constructor(
    private readonly doors: DoorReviews,
    private readonly log: ObjectionLog,
    private readonly members: Members,
    private readonly photos: PhotoService,
  ) {}

  async of(me: Caller, objection: HygieneObjection, door: ReviewedDoor): Promise<Parts> {
    const { villageId, authorId, inspectorId, photoIds, lookScores } = objection;
    const steps = (await this.log.stepsOf(villageId, [objection.id])).get(objection.id) ?? [];
    const people = [authorId, inspectorId, ...steps.flatMap((step) => [step.actorId, step.inspectorId])].filter((id): id is string => id !== null);
    const seesUnchecked = mayIn(me.standing, 'content:moderate', door.village);
    const lookPhotoIds = (lookScores ?? []).flatMap((score) => score.photoIds);
    return {
      steps, names: await this.members.nameOf([...new Set(people)], villageId),
      photos: await this.photos.viewMany([...photoIds, ...lookPhotoIds], { memberId: me.memberId, seesUnchecked }),
      before: lookScores ? await this.doors.scoresAt(door, objection.resultVersion) : [],
      seesWords: objection.checkState === 'passed' || seesUnchecked || authorId === me.memberId,
      seesLookNote: objection.lookCheckState === 'passed' || seesUnchecked || inspectorId === me.memberId,
    };
  }
}
