import type { Shot } from './load';
import { OFFICER_TOKEN, REPORTED_VILLAGE } from './reports';
import { TOKEN, VILLAGE, photoId } from './village';

export interface Case {
  name: string;
  requests: number;
  shot(index: number): Shot;
  /** Values of a recorded request that each repetition needs anew. */
  fresh(recorded: { answer: string; statements: string[] }, index: number): string[];
}

const auth = { authorization: `Bearer ${TOKEN}` };
export const WARM_UP = 300;
export const SUBMITS = 2_000;
const key = (index: number): string => `bench-key-${String(index).padStart(10, '0')}`;

const reading = (name: string, requests: number, path: string, headers: Record<string, string> = auth): Case =>
  ({ name, requests, fresh: () => [], shot: () => ({ method: 'GET', path, headers }) });

const officer = { authorization: `Bearer ${OFFICER_TOKEN}` };
const county = REPORTED_VILLAGE.slice(0, 6);

/** The village with 2,000 reports. */
const figures: Case[] = [
  reading('map, open reports', 100, `/api/villages/${REPORTED_VILLAGE}/reports.geojson?state=open`),
  reading('map, all reports', 100, `/api/villages/${REPORTED_VILLAGE}/reports.geojson`),
  reading('figures of the village', 200, `/api/villages/${REPORTED_VILLAGE}/report-figures`),
  reading('figures of the county', 200, `/api/regions/${county}/report-figures`, officer),
  reading('before and after', 400, `/api/villages/${REPORTED_VILLAGE}/report-pairs`),
  reading('report list', 400, `/api/villages/${REPORTED_VILLAGE}/reports`),
  reading('Open311 requests', 100, `/open311/v2/requests.json?jurisdiction_id=${county}`),
  reading('workbench of the county', 400, '/api/workbench', officer),
];

export const submitting: Case = {
  name: 'submit a report', requests: SUBMITS,
  shot: (index) => ({
    method: 'POST', path: `/api/villages/${VILLAGE}/reports`, headers: { ...auth, 'idempotency-key': key(index) },
    body: JSON.stringify({ kind: 'litter', photoIds: [photoId(index)], place: { groupNo: 3, words: '老槐树旁' } }),
  }),
  fresh: ({ answer, statements }, index) => {
    const { reportId } = JSON.parse(answer) as { reportId: string };
    // Ids made in the same minute as the report's are the request's own.
    const made = statements.join('\n').match(/01[0-9A-Z]{24}/g)?.filter((one) => one.startsWith(reportId.slice(0, 7))) ?? [];
    const kept = /INSERT INTO `idempotency_key`.* VALUES \('(\w+)'/.exec(statements.join('\n'))?.[1] ?? '';
    return [...new Set(made), kept, photoId(index)];
  },
};

export const cases: Case[] = [
  reading('village page', 2_000, `/api/villages/${VILLAGE}`),
  reading('post list (20 of 20,000)', 4_000, `/api/villages/${VILLAGE}/posts`),
  submitting,
  ...figures,
];
