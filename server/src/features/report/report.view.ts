import type { z } from 'zod';
import type { Photo, VillageName } from '../../../../shared/contract/common';
import type { ReportCard, ReportStep, ReportView } from '../../../../shared/contract/report';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import { isOpen } from '../../../../shared/domain/report-states';
import { pointsOf, type RecordRule } from '../../../../shared/domain/record-rules';
import type { ReportFact } from '../record/participation';
import type { Report, ReportStepRow } from './report.entity';
import { placeLabel, toPlaceView } from './report.place';

export type Photos = ReadonlyMap<string, Photo>;

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
const shown = (ids: readonly string[], photos: Photos): Photo[] => ids.flatMap((id) => photos.get(id) ?? []);

/** What the record's line says it was about: 垃圾满了 · 三组 老槐树旁 */
export function reportFact(report: Report, kindName: string, at: number): ReportFact {
  return { villageId: report.villageId, reportId: report.id, what: `${kindName} · ${placeLabel(report)}`, at };
}

export function toReportCard(report: Report, kind: ReportKindView | undefined, photos: Photos, now: number): ReportCard {
  return {
    reportId: report.id, villageId: report.villageId, number: report.number,
    kind: report.kind, kindName: kind?.name ?? report.kind, icon: kind?.icon ?? 'road',
    state: report.state, isUrgent: report.isUrgent, place: toPlaceView(report),
    photo: shown(report.photoIds.slice(0, 1), photos)[0] ?? null,
    submittedAt: iso(report.submittedAt), dueAt: iso(report.dueAt), isLate: isLate(report, now), endedAt: isoOrNull(report.endedAt),
    followers: report.followers, checkState: report.checkState, isHidden: report.hiddenAt !== null,
  };
}

/** States in which the village owes an act. */
const CLOCK_RUNS = ['submitted', 'accepted', 'assigned', 'partly-fixed', 'forwarded'];
export const isLate = (report: Pick<Report, 'state' | 'dueAt'>, now: number): boolean => CLOCK_RUNS.includes(report.state) && report.dueAt < now;

/** Who reads: words and pictures that wait for the check are theirs who sent them, and the moderators'. */
export interface Sight {
  memberId: string | undefined;
  seesUnchecked: boolean;
}

/** The reporter's name stands in the timeline only where they chose to show it. */
export function toReportStep(step: ReportStepRow, photos: Photos, reporterName: string | null, sight: Sight): z.infer<typeof ReportStep> {
  const words = step.move === 'submit' && reporterName ? `${reporterName}上报` : step.words;
  const readable = step.checkState === 'passed' || sight.seesUnchecked || (step.actorId !== '' && step.actorId === sight.memberId);
  return {
    stepId: step.id, at: iso(step.at), move: step.move, words, note: readable ? step.note : '',
    photos: readable ? shown(step.photoIds, photos) : [], checkState: step.checkState,
  };
}

/** What goes around the card for one reader. */
export interface ReportSurroundings extends Pick<ReportView,
  'village' | 'reporterName' | 'broughtBy' | 'assigneeName' | 'facility' | 'mergedInto' | 'clocks' | 'moves' | 'canReply' | 'canRecheck' | 'canHide'
  | 'isMine' | 'isFollowing' | 'check' | 'voices'> {
  village: z.infer<typeof VillageName>;
  kind: ReportKindView | undefined;
  /** Of the record, where the report is the reader's. */
  rule: RecordRule | null;
  photos: Photos;
  steps: ReportStepRow[];
  sight: Sight;
  now: number;
}

export function toReportView(report: Report, around: ReportSurroundings): ReportView {
  const { photos, steps, kind, rule, sight, now, ...rest } = around;
  return {
    ...toReportCard(report, kind, photos, now),
    ...rest,
    description: report.description,
    answers: report.answers ?? [],
    before: shown(report.photoIds, photos),
    after: shown(report.afterPhotoIds, photos),
    forwardedTo: report.forwardedTo,
    resurfacesAt: isoOrNull(report.resurfaceAt),
    recheckAt: isoOrNull(report.recheckAt),
    hiddenReason: report.hiddenAt === null ? null : (report.hiddenReason ?? ''),
    reopened: report.reopened,
    relapses: report.relapses,
    steps: steps.map((step) => toReportStep(step, photos, rest.reporterName, sight)),
    recordNote: rule && recordNote(report, rule),
  };
}

function recordNote(report: Report, rule: RecordRule): string | null {
  if (!isOpen(report.state) && report.state !== 'closed') return null;
  if (report.closedBy === 'nobody') return '没有人确认,所以没有记分';
  if (!report.reporterHouseholdId) return '确认后记入共治档案';
  const points = report.assigneeId === report.reporterId || rule.off ? 0 : pointsOf(rule);
  const when = report.state === 'closed' ? '已记入共治档案' : '确认后记入共治档案';
  return `${when},您家 +${points} 分 · 规则第 ${rule.version} 版`;
}
