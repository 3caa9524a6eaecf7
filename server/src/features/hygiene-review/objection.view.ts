import type { ImprovementView, LookChecklist, ObjectionCard, ObjectionView } from '../../../../shared/contract/hygiene-review';
import type { Photo, VillageName } from '../../../../shared/contract/common';
import { INCIDENTS_AT_MOST, itemsOf, maxOf, scoreOf, type Checklist, type ChecklistItem } from '../../../../shared/domain/grades';
import { daysSince, isLiveObjection } from '../../../../shared/domain/objections';
import type { Village } from '../region/region.service';
import type { ReviewedDoor } from './door-reviews.service';
import type { HygieneImprovement, HygieneObjection, LookScore } from './hygiene-review.entity';
import { wordsOfStep } from './objection-log.service';
import type { Parts } from './objection-parts.service';

const iso = (at: number): string => new Date(at).toISOString();
const nameOfVillage = ({ id, name, townName, countyName }: Pick<Village, 'id' | 'name' | 'townName' | 'countyName'>): VillageName =>
  ({ villageId: id, name, townName, countyName });

export interface Rights {
  mayWithdraw: boolean;
  mayAssign: boolean;
  mayLook: boolean;
  mayDecide: boolean;
}

export function toObjectionCard(objection: HygieneObjection, village: Parameters<typeof nameOfVillage>[0], now: number): ObjectionCard {
  const { id, roundId, roundTitle, householdId, householdLabel, state, filedAt, dueAt, decidedAt, beforeTotal, beforeGrade } = objection;
  return {
    objectionId: id, roundId, roundTitle, householdId, householdLabel, state, filedAt: iso(filedAt), dueAt: iso(dueAt),
    ageDays: daysSince(filedAt, decidedAt ?? now), isLate: isLiveObjection(state) && dueAt < now, before: { total: beforeTotal, grade: beforeGrade },
    village: nameOfVillage(village),
  };
}

export interface ObjectionFrame extends Parts {
  objection: HygieneObjection;
  door: ReviewedDoor;
  rights: Rights;
  inspectors: ObjectionView['inspectors'];
  now: number;
}

export function toObjectionView(frame: ObjectionFrame): ObjectionView {
  const { objection, door, rights, inspectors, now, seesWords, photos, names } = frame;
  const texts = new Map(itemsOf(door.checklist).map(({ id, text }) => [id, text]));
  return {
    ...toObjectionCard(objection, door.village, now), ...rights, inspectors,
    items: objection.itemIds.map((itemId) => ({ itemId, text: texts.get(itemId) ?? '' })),
    words: seesWords ? objection.words : '', photos: photosOf(objection.photoIds, photos), onBehalf: objection.onBehalf, byName: names.get(objection.authorId) || '村里',
    steps: stepsOf(frame), secondLook: lookOf(frame), reason: objection.reason, version: objection.version,
    checklist: rights.mayLook ? toLookChecklist(door.checklist) : null,
  };
}

const photosOf = (ids: readonly string[], photos: ReadonlyMap<string, Photo>): Photo[] => ids.flatMap((id) => photos.get(id) ?? []);

function stepsOf({ objection: { onBehalf }, steps, names }: ObjectionFrame): ObjectionView['steps'] {
  return steps.map(({ kind, actorId, inspectorId, note, at }) => {
    const who = kind === 'assigned' ? inspectorId : actorId;
    return { kind, words: wordsOfStep[kind]({ name: (who && names.get(who)) || '村里', note, onBehalf }), at: iso(at) };
  });
}

function lookOf({ objection, door, names, photos, before, seesLookNote }: ObjectionFrame): ObjectionView['secondLook'] {
  const { lookScores, lookTotal, lookGrade, lookedAt, inspectorId, lookNote } = objection;
  if (!lookScores || lookTotal === null || lookGrade === null || lookedAt === null) return null;
  return {
    total: lookTotal, grade: lookGrade, inspectorName: (inspectorId && names.get(inspectorId)) || '评比员', lookedAt: iso(lookedAt),
    note: seesLookNote ? lookNote : '', sections: lookSections(door.checklist, lookScores, before, photos),
  };
}

function lookSections(
  { sections }: Checklist, looked: readonly LookScore[], before: readonly LookScore[], photos: ReadonlyMap<string, Photo>,
): NonNullable<ObjectionView['secondLook']>['sections'] {
  const [now, then] = [new Map(looked.map((one) => [one.itemId, one])), new Map(before.map((one) => [one.itemId, one.score]))];
  return sections.map(({ title, items }) => ({
    title,
    items: items.map(({ id, text, max }) => ({
      itemId: id, text, max, score: now.get(id)?.score ?? 0, before: then.get(id) ?? 0, photos: photosOf(now.get(id)?.photoIds ?? [], photos),
    })),
  }));
}

/** Of what loses something each time: as many times as take all of it away. */
function choicesOf(item: ChecklistItem): LookChecklist['sections'][number]['items'][number]['choices'] {
  if (item.kind === 'score') return item.choices.map((score) => ({ score, incidents: null }));
  const most = Math.min(INCIDENTS_AT_MOST, Math.ceil(item.max / Math.max(1, item.each ?? item.max)));
  return Array.from({ length: most + 1 }, (_, incidents) => ({ score: scoreOf(item, { itemId: item.id, incidents }) ?? 0, incidents }));
}

function toLookChecklist(checklist: Checklist): LookChecklist {
  const sections = checklist.sections.map(({ id, title, items }) => ({
    id, title, items: items.map((item) => ({ id: item.id, text: item.text, max: item.max, photo: item.photo, choices: choicesOf(item) })),
  }));
  return { max: maxOf(checklist), sections };
}

/** In words; empty when they may object. `isBound`: only until the notice period ends. */
export function whyNotObject({ total, isFinal, noticeEndsAt, version }: ReviewedDoor, objections: readonly HygieneObjection[], isBound: boolean, now: number): string {
  if (total === null) return '这一轮没有给这户打分';
  const claimed = objections.find(({ resultVersion, claimKey }) => resultVersion === version && claimKey !== null);
  if (claimed) return isLiveObjection(claimed.state) ? '异议正在办' : '这个结果已经复核过了';
  return isBound && (isFinal || now >= noticeEndsAt) ? '公示期已经过了' : '';
}

export interface ImprovementFrame {
  photos: ReadonlyMap<string, Photo>;
  seesWords: boolean;
  mayDecide: boolean;
}

export function toImprovementView(improvement: HygieneImprovement, { photos, seesWords, mayDecide }: ImprovementFrame): ImprovementView {
  const { id, roundId, roundTitle, householdId, householdLabel, state, words, photoIds, sentAt, decidedAt, reason } = improvement;
  return {
    improvementId: id, roundId, roundTitle, householdId, householdLabel, state, words: seesWords ? words : '', photos: photosOf(photoIds, photos),
    sentAt: iso(sentAt), decidedAt: decidedAt === null ? null : iso(decidedAt), reason, mayDecide: mayDecide && state === 'waiting',
  };
}
