import { chinaDay } from '../../shared/domain/weeks';
import type { Shot } from './load';
import { OFFICER_TOKEN, REPORTED_DAYS, REPORTED_VILLAGE, RESIDENT_TOKEN, SECRETARY_TOKEN, reportId } from './reports';
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

const by = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const [resident, secretary, officer] = [by(RESIDENT_TOKEN), by(SECRETARY_TOKEN), by(OFFICER_TOKEN)];
const [county, town] = [REPORTED_VILLAGE.slice(0, 6), REPORTED_VILLAGE.slice(0, 9)];
const here = `/api/villages/${REPORTED_VILLAGE}`;
/** Wide enough for every report, whatever day it is. */
const window = `from=${chinaDay(Date.now() - (REPORTED_DAYS + 2) * 86_400_000)}&to=${chinaDay(Date.now())}`;

/** The village with 2,000 reports. */
export const figures: Case[] = [
  reading('map, open reports', 100, `${here}/reports.geojson?state=open`, resident),
  reading('map, all reports', 60, `${here}/reports.geojson`, resident),
  reading('map, one kind', 200, `${here}/reports.geojson?kind=litter`, resident),
  reading('map, facilities', 200, `${here}/facilities.geojson`, resident),
  reading('figures of the village', 100, `${here}/report-figures?${window}`, resident),
  reading('figures of the town', 100, `/api/regions/${town}/report-figures?${window}`, officer),
  reading('figures of the county', 100, `/api/regions/${county}/report-figures?${window}`, officer),
  reading('before and after', 200, `${here}/report-pairs`, resident),
  reading('report list', 200, `${here}/reports`, resident),
  reading('one report', 200, `/api/reports/${reportId(4)}`, resident),
  reading('table, GeoJSON', 60, `/api/regions/${REPORTED_VILLAGE}/report-table?format=geojson&${window}`, officer),
  reading('table, CSV', 60, `/api/regions/${REPORTED_VILLAGE}/report-table?format=csv&${window}`, officer),
  reading('table, XLSX', 20, `/api/regions/${REPORTED_VILLAGE}/report-table?format=xlsx&${window}`, officer),
  reading('Open311 services', 200, `/open311/v2/services.json?jurisdiction_id=${county}`, {}),
  reading('Open311 requests', 60, `/open311/v2/requests.json?jurisdiction_id=${county}`, {}),
  reading('Open311 requests, XML', 60, `/open311/v2/requests.xml?jurisdiction_id=${county}`, {}),
  reading('Open311 one request', 200, `/open311/v2/requests/${reportId(4)}.json?jurisdiction_id=${county}`, {}),
  reading('Open311 updates', 60, `/open311/v2/servicerequestupdates.json?jurisdiction_id=${county}`, {}),
  reading('workbench of the village', 100, '/api/workbench', secretary),
  reading('workbench of the county', 100, '/api/workbench', officer),
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
  ...figures,
  submitting,
];
