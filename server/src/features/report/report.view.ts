import type { z } from 'zod';
import type { Photo, VillageName } from '../../../../shared/contract/common';
import type { ReportCard, ReportStep, ReportView } from '../../../../shared/contract/report';
import { reportKinds } from '../../../../shared/domain/report-kinds';
import { pointsOf, ruleFor } from '../../../../shared/domain/record-rules';
import type { ReportFact } from '../record/participation';
import type { Report, ReportStepRow } from './report.entity';
import { placeLabel, toPlaceView } from './report.place';

export type Photos = ReadonlyMap<string, Photo>;

const iso = (at: number): string => new Date(at).toISOString();
const shown = (ids: readonly string[], photos: Photos): Photo[] => ids.flatMap((id) => photos.get(id) ?? []);

/** What the record's line says it was about: 垃圾满了 · 三组 老槐树旁 */
export function reportFact(report: Report, at: number): ReportFact {
  const what = `${reportKinds[report.kind].name} · ${placeLabel(report)}`;
  return { villageId: report.villageId, reportId: report.id, what, at };
}

export function toReportCard(report: Report, photos: Photos): ReportCard {
  return {
    reportId: report.id,
    villageId: report.villageId,
    number: report.number,
    kind: report.kind,
    state: report.state,
    place: toPlaceView(report),
    photo: shown(report.photoIds.slice(0, 1), photos)[0] ?? null,
    submittedAt: iso(report.submittedAt),
    dueAt: iso(report.dueAt),
    endedAt: report.endedAt === null ? null : iso(report.endedAt),
  };
}

/** The reporter's name stands in the timeline only where they chose to show it. */
export function toReportStep(step: ReportStepRow, photos: Photos, reporterName: string | null): z.infer<typeof ReportStep> {
  const words = step.move === 'submit' && reporterName ? `${reporterName}上报` : step.words;
  return { stepId: step.id, at: iso(step.at), move: step.move, words, note: step.note, photos: shown(step.photoIds, photos) };
}

/** What goes around the card for one reader. */
export interface ReportSurroundings {
  village: VillageName;
  photos: Photos;
  steps: ReportStepRow[];
  reporterName: string | null;
  assigneeName: string | null;
  moves: ReportView['moves'];
  isMine: boolean;
}

export function toReportView(report: Report, around: ReportSurroundings): ReportView {
  const { photos, steps, reporterName, isMine } = around;
  return {
    ...toReportCard(report, photos),
    village: around.village,
    description: report.description,
    reporterName,
    before: shown(report.photoIds, photos),
    after: shown(report.afterPhotoIds, photos),
    assigneeName: around.assigneeName,
    steps: steps.map((step) => toReportStep(step, photos, reporterName)),
    moves: around.moves,
    isMine,
    recordNote: isMine ? recordNote(report) : null,
  };
}

function recordNote(report: Report): string | null {
  const rule = ruleFor('report-confirmed');
  if (report.state === 'rejected') return null;
  if (!report.reporterHouseholdId) return '确认后记入共治档案';
  const points = report.assigneeId === report.reporterId ? 0 : pointsOf(rule);
  const when = report.state === 'closed' ? '已记入共治档案' : '确认后记入共治档案';
  return `${when},您家 +${points} 分 · 规则第 ${rule.version} 版`;
}
