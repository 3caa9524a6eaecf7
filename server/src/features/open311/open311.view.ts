import type { ReportKindView } from '../../../../shared/contract/report-kind';
import { minutesWords } from '../../../../shared/domain/clock-words';
import { TEXT_ANSWER_MAX } from '../../../../shared/domain/report-answers';
import { kindGroupNames, type KindQuestion } from '../../../../shared/domain/kind-definition';
import { REPORT_STATES, isOpen, reportStateNames, ruleOfMove, type ReportLine, type ReportMove, type ReportState } from '../../../../shared/domain/report-states';
import type { OpenReport, OpenStep } from '../report/report-open.service';
import type { Village } from '../region/region.service';
import type { Status } from './open311.query';
import type { Value } from './open311.document';

const E6 = 1_000_000;
const DESCRIPTION_AT_MOST = 4_000;
/** W3 format in whole seconds. */
export const w3 = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
const shortened = (text: string): string => [...text].slice(0, DESCRIPTION_AT_MOST).join('');

export const statusOf = (state: ReportState): Status => (isOpen(state) ? 'open' : 'closed');
export const statesOf = (statuses: readonly Status[]): ReportState[] => REPORT_STATES.filter((state) => statuses.includes(statusOf(state)));

/** What follows, in the kind's own times. */
export function noticeOf({ minutes, urgent }: ReportKindView): string {
  const hours = urgent ? '' : '(工作时间)';
  return `${minutesWords(minutes.accept)}内受理,${minutesWords(minutes.solve)}内办好${hours}`;
}

export const toService = (kind: ReportKindView): Value => ({
  service_code: kind.id, service_name: kind.name, description: kind.words, metadata: kind.questions.length > 0, type: 'realtime',
  keywords: kind.keywords.join(', '), group: kindGroupNames[kind.group],
});

const DATATYPES = { choice: 'singlevaluelist', 'yes-no': 'singlevaluelist', text: 'string' } as const satisfies Record<KindQuestion['type'], string>;
const ASKED_FOR: Record<KindQuestion['type'], string> = { choice: '选一项', 'yes-no': '选是或不是', text: `最多 ${TEXT_ANSWER_MAX} 个字` };

function valuesOf({ type, options }: KindQuestion): Value[] {
  if (type === 'yes-no') return [{ key: 'yes', name: '是' }, { key: 'no', name: '不是' }];
  return options.map(({ key, words }) => ({ key, name: words }));
}

export const toDefinition = (kind: ReportKindView): Value => ({
  service_code: kind.id,
  attributes: kind.questions.map((question, at) => ({
    variable: true, code: question.key, datatype: DATATYPES[question.type], required: question.required,
    datatype_description: ASKED_FOR[question.type], order: at + 1, description: question.ask, values: valuesOf(question),
  })),
});

export interface RequestParts {
  report: OpenReport;
  kind: ReportKindView | undefined;
  village: Village | undefined;
  mediaUrl: string | null;
}

const degrees = (e6: number | null): number | null => (e6 === null ? null : e6 / E6);

/** From the most specific to the most general. */
const addressOf = (label: string, village: Village | undefined): string =>
  [label, village?.name, village?.townName, village?.countyName].filter(Boolean).join(', ');

export function toRequest({ report, kind, village, mediaUrl }: RequestParts): Value {
  const closed = statusOf(report.state) === 'closed';
  return {
    service_request_id: report.reportId, status: statusOf(report.state), status_notes: reportStateNames[report.state],
    service_name: kind?.name ?? report.kind, service_code: report.kind, description: shortened(report.description),
    agency_responsible: report.forwardedTo ?? village?.name ?? null,
    service_notice: kind ? noticeOf(kind) : null,
    requested_datetime: w3(report.submittedAt), updated_datetime: w3(closed ? (report.endedAt ?? report.stateAt) : report.stateAt),
    expected_datetime: w3(report.dueAt), address: addressOf(report.placeLabel, village), address_id: village?.code ?? null, zipcode: null,
    lat: degrees(report.latE6), long: degrees(report.lngE6), media_url: mediaUrl,
  };
}

const isMove = (line: ReportLine): line is ReportMove => line !== 'submit' && line !== 'reply' && line !== 'recheck';
const LINE_WORDS = { submit: '收到上报', reply: '补充', recheck: '回头看,没有再犯' } as const;

/** After a move its state; a plain addition does not change it. */
function stateAfter({ move, state }: OpenStep): ReportState {
  if (isMove(move)) return ruleOfMove(move).to;
  if (move === 'submit') return 'submitted';
  return move === 'recheck' ? 'closed' : state;
}

/** What happened, never by whom: the timeline's own words may hold names. */
export function toUpdate(step: OpenStep, mediaUrl: string | null): Value {
  const words = isMove(step.move) ? ruleOfMove(step.move).told : LINE_WORDS[step.move];
  return {
    update_id: step.stepId, service_request_id: step.reportId, status: statusOf(stateAfter(step)), updated_datetime: w3(step.at),
    description: [words, step.note].filter(Boolean).join(':'), media_url: mediaUrl,
  };
}
