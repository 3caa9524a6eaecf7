import fc from 'fast-check';
import { ReportKindVersion } from '../../server/src/features/report-kind/report-kind.entity';
import { Report, ReportStepRow } from '../../server/src/features/report/report.entity';
import { toWgs84 } from '../../server/src/core/geo/coordinates';
import { toProblem } from '../../server/src/features/open311/open311.problem';
import { reportRoutes } from '../../shared/contract/report';
import { reportKindRoutes } from '../../shared/contract/report-kind';
import { nationalKinds } from '../../shared/domain/report-kinds';
import { OPEN_STATES, REPORT_STATES, reportStateNames } from '../../shared/domain/report-states';
import type { RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { rows, type Row } from '../support/open311-client';
import { open311Stage } from '../support/open311-stage';
import { COUNTY, FAR_AWAY, NEXT_VILLAGE, TOWN, YANGJIAWAN, aCleaner, aCountyOfficer, aSecretary, aVillager, type Person } from '../support/people';
import { aReport, fixedReport } from '../support/reports';

const REQUEST_FIELDS = [
  'service_request_id', 'status', 'status_notes', 'service_name', 'service_code', 'description', 'agency_responsible', 'service_notice',
  'requested_datetime', 'updated_datetime', 'expected_datetime', 'address', 'address_id', 'zipcode', 'lat', 'long', 'media_url',
];
const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString().replace(/\.\d+Z/, 'Z');

describe.each(databases)('Open311 on $name', (on) => {
  const { app, client, bare, write } = open311Stage(on);
  let running: RunningApp;
  let villager: Person;

  beforeAll(async () => {
    running = app();
    villager = await aVillager(running);
  });

  describe('discovery', () => {
    it('names the specification, the address, the formats and how to get a key', async () => {
      const found = await bare('xml').discovery();
      expect(found).toMatchObject({
        changeset: expect.any(String), contact: expect.any(String), key_service: expect.any(String),
        endpoints: [{
          specification: 'http://wiki.open311.org/GeoReport_v2', url: 'https://cun.example/open311/v2', type: 'test', formats: ['text/xml', 'application/json'],
        }],
      });
      expect(await bare('json').discovery()).toEqual(found);
    });
  });

  it('tells in its changeset that a county changed its services', async () => {
    const { token } = await aCountyOfficer(running);
    const before = await bare('xml').discovery();
    const { items } = await running.api.call(reportKindRoutes.ofCounty, { params: { countyCode: COUNTY } }, { token });
    const { version } = items.find(({ id }) => id === 'bin-full')!;
    await running.api.call(reportKindRoutes.retire, { params: { countyCode: COUNTY, kindId: 'bin-full' }, body: { version, retired: true } }, { token });
    const at = Date.UTC(2027, 5, 1);
    await write((uow) => uow.repo(ReportKindVersion).update({ kindId: 'bin-full' }, { effectiveFrom: at }));
    const after = await bare('xml').discovery();
    expect(after['changeset']).toBe(iso(at));
    expect(String(after['changeset']) > String(before['changeset'])).toBe(true);
    expect(after['endpoints']).toMatchObject([{ changeset: after['changeset'] }]);
    await running.api.call(reportKindRoutes.retire, { params: { countyCode: COUNTY, kindId: 'bin-full' }, body: { version: version + 1, retired: false } }, { token });
  });

  it.each(['xml', 'json'] as const)('names what the path misses, in %s: 400 for nothing, 404 for what is unknown', async (format) => {
    for (const [path, name] of [['services/', 'service_code'], ['requests/', 'service_request_id'], ['tokens/', 'token']] as const) {
      expect(await client(format).get(path)).toMatchObject({ status: 400, content: [{ code: '400', description: `${name} was not provided` }] });
      for (const unknown of ['nothing', 'a.b', encodeURIComponent('垃圾'), 'x'.repeat(80)]) {
        expect(await client(format).get(path + unknown)).toMatchObject({ status: 404, content: [{ code: '404', description: expect.stringContaining(name) }] });
      }
    }
  });

  it('answers a fault of its own as a general service error', () => {
    expect(toProblem(new Error('secret'))).toMatchObject({ status: 400, code: 500, descriptions: ['General service error, please try again later'] });
  });

  describe('services', () => {
    it('are the kinds of the county, the same in both formats', async () => {
      const listed = await client('xml', COUNTY).services();
      expect(listed.map((row) => row['service_code'])).toEqual(nationalKinds.map(({ id }) => id));
      expect(Object.keys(listed[0]!)).toEqual(['service_code', 'service_name', 'description', 'metadata', 'type', 'keywords', 'group']);
      expect(new Set(listed.map((row) => row['type']))).toEqual(new Set(['realtime']));
      for (const row of listed) expect(row['metadata']).toBe(String(nationalKinds.find(({ id }) => id === row['service_code'])!.questions.length > 0));
      expect(await client('json', TOWN).services()).toEqual(listed);
    });

    it('answer in the content types of the standard, in UTF-8', async () => {
      const xml = await client('xml').get('services');
      expect(xml.type).toBe('text/xml; charset=utf-8');
      expect(xml.text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*<services>\s*<service>/);
      expect((await client('json').get('services')).type).toBe('application/json; charset=utf-8');
    });

    it('need a jurisdiction: 400 without, the same when it is empty, 404 for an unknown one', async () => {
      for (const format of ['xml', 'json'] as const) {
        for (const path of ['services', 'services/litter', 'requests', 'requests/x', 'tokens/x', 'servicerequestupdates']) {
          expect(await bare(format).get(path)).toMatchObject({ status: 400, content: [{ code: '400', description: 'jurisdiction_id was not provided' }] });
          expect(await client(format, '').get(path)).toMatchObject({ status: 400 });
          expect(await client(format, '999999').get(path)).toMatchObject({ status: 404, content: [{ code: '404', description: expect.stringContaining('jurisdiction_id') }] });
        }
      }
      expect(await client('json', 'sfgov.org').get('services')).toMatchObject({ status: 404 });
    });

    it('define their attributes', async () => {
      const kind = nationalKinds.find(({ questions }) => questions.some(({ type }) => type === 'choice'))!;
      const definition = await client('xml').definition(kind.id);
      expect(definition['service_code']).toBe(kind.id);
      const attributes = definition['attributes'] as Row[];
      expect(attributes.map((attribute) => [attribute['code'], attribute['order'], attribute['required'], attribute['variable']]))
        .toEqual(kind.questions.map(({ key: code, required }, at) => [code, String(at + 1), String(required), 'true']));
      const choice = kind.questions.findIndex(({ type }) => type === 'choice');
      expect(attributes[choice]).toMatchObject({
        datatype: 'singlevaluelist', values: kind.questions[choice]!.options.map(({ key: option, words }) => ({ key: option, name: words })),
      });
      expect(await client('json').definition(kind.id)).toEqual(definition);
      expect(await client().get('services/nothing')).toMatchObject({ status: 404, content: [{ description: expect.stringContaining('service_code') }] });
    });
  });

  describe('requests', () => {
    it('hold every field of the standard, in both formats alike', async () => {
      const { reportId } = await aReport(running, villager, YANGJIAWAN, { words: '老槐树旁 <b>&"\'', point: { lat: 30.45, lng: 114.93, system: 'wgs84' } });
      const row = await client('json').request(reportId);
      expect(Object.keys(row)).toEqual(REQUEST_FIELDS);
      expect(row).toMatchObject({
        service_request_id: reportId, status: 'open', service_code: 'bin-full', lat: '30.45', long: '114.93', address_id: YANGJIAWAN,
        address: '三组 老槐树旁 <b>&"\', 杨家湾村, 陶店乡, 黄州区',
        requested_datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), expected_datetime: expect.stringMatching(/Z$/),
        media_url: expect.stringMatching(/^https:\/\/cun\.example\/.+e=\d+&s=/),
      });
      expect(await client('xml').request(reportId)).toEqual(row);
      expect((await client('xml').get(`requests/${reportId}`)).text).toContain('&lt;b&gt;&amp;');
      const photo = await fetch(row['media_url']!.replace('https://cun.example', running.http));
      expect([photo.status, photo.headers.get('content-type')]).toEqual([200, expect.stringContaining('image/')]);
    });

    it('give WGS-84, whatever the phone measured in', async () => {
      const { reportId } = await aReport(running, villager, YANGJIAWAN, { words: '井边', point: { lat: 30.45, lng: 114.93, system: 'gcj02' } });
      const expected = toWgs84({ lat: 30.45, lng: 114.93, system: 'gcj02' });
      const { lat, long } = await client('xml').request(reportId);
      expect([Number(lat), Number(long)]).toEqual([expect.closeTo(expected.lat, 5), expect.closeTo(expected.lng, 5)]);
      expect(Number(long)).not.toBeCloseTo(114.93, 3);
    });

    it('are open while they are somebody\'s work and closed afterwards, merged and dropped ones too', async () => {
      const { reportId } = await aReport(running, villager, YANGJIAWAN);
      for (const state of REPORT_STATES) {
        await write((uow) => uow.repo(Report).update({ id: reportId }, { state }));
        expect(await client().request(reportId)).toMatchObject({ status: OPEN_STATES.includes(state) ? 'open' : 'closed', status_notes: reportStateNames[state] });
      }
    });

    it('tell everything of one request, however old, unless dates are given', async () => {
      const { reportId } = await aReport(running, villager, YANGJIAWAN);
      const at = running.clock.now() - 200 * DAY;
      await write((uow) => uow.repo(ReportStepRow).update({ reportId }, { at }));
      const count = async (path: string, query: Record<string, string> = {}) => rows(await client().get(path, query)).length;
      const all = await count(`requests/${reportId}/updates`);
      expect(all).toBeGreaterThan(0);
      expect(await count('servicerequestupdates', { service_request_id: reportId })).toBe(all);
      expect(await count('servicerequestupdates', { service_request_id: reportId, start_date: iso(running.clock.now() - DAY) })).toBe(0);
      expect(await count('servicerequestupdates', { start_date: iso(at), end_date: iso(at) })).toBe(all);
    });

    it('are asked for by id, which overrides every other argument', async () => {
      const [one, two] = [await aReport(running, villager, YANGJIAWAN), await aReport(running, villager, YANGJIAWAN)];
      const found = await client().requests({ service_request_id: `${one.reportId}, ${two.reportId}`, status: 'closed', service_code: 'litter' });
      expect(found.map((row) => row['service_request_id']).sort()).toEqual([one.reportId, two.reportId].sort());
      expect(await client('json', FAR_AWAY).requests({ service_request_id: one.reportId })).toEqual([]);
      expect(await client('json', FAR_AWAY).get(`requests/${one.reportId}`)).toMatchObject({ status: 404 });
      expect(await client('json', TOWN).requests({ service_request_id: one.reportId })).toHaveLength(1);
    });

    it('can be chosen by service, status and date', async () => {
      const worker = await aCleaner(running, NEXT_VILLAGE);
      const [reporter, secretary] = [await aVillager(running, { villageId: NEXT_VILLAGE }), await aSecretary(running, NEXT_VILLAGE)];
      const { reportId } = await fixedReport(running, { reporter, secretary, worker, villageId: NEXT_VILLAGE });
      const there = client('json', NEXT_VILLAGE);
      const idsOf = async (query: Record<string, string>) => (await there.requests(query)).map((row) => row['service_request_id']);
      expect(await idsOf({ status: 'open' })).toEqual([reportId]);
      expect(await idsOf({ status: 'closed' })).toEqual([]);
      running.clock.advance(60_000);
      await running.api.call(reportRoutes.confirm, { params: { reportId }, body: {} }, { token: reporter.token });
      expect(await idsOf({ status: 'open' })).toEqual([]);
      expect(await idsOf({ status: 'open,closed', service_code: 'litter,bin-full' })).toEqual([reportId]);
      expect(await idsOf({ service_code: 'litter' })).toEqual([]);
      const [closed] = await there.requests({ status: 'closed' });
      expect(closed).toMatchObject({ status: 'closed', status_notes: '办结', updated_datetime: iso(running.clock.now()) });
      expect(await there.get('requests', { status: 'lost' })).toMatchObject({ status: 400 });
      const updates = await there.updates();
      expect(updates[0]).toMatchObject({ service_request_id: reportId, status: 'closed', updated_datetime: iso(running.clock.now()) });
      expect(updates.at(-1)).toMatchObject({ status: 'open', description: '收到上报' });
      expect(updates.find((update) => update['media_url'] !== '')).toMatchObject({ description: expect.stringContaining('处理完毕') });
      expect(JSON.stringify(updates)).not.toContain(worker.name);
      expect(rows(await there.get(`requests/${reportId}/updates`))).toEqual(updates);
      expect(await client('xml', NEXT_VILLAGE).updates()).toEqual(updates);
      expect(await there.get('requests/nothing/updates')).toMatchObject({ status: 404 });
    });

    it('span 90 days at most, the most recent unless said otherwise', async () => {
      const old = await aReport(running, villager, YANGJIAWAN);
      const sentAt = Date.parse(old.submittedAt) - 120 * DAY;
      await write((uow) => uow.repo(Report).update({ id: old.reportId }, { submittedAt: sentAt }));
      const has = async (query: Record<string, string>) => (await client().requests(query)).some((row) => row['service_request_id'] === old.reportId);
      expect(await has({})).toBe(false);
      expect(await has({ start_date: iso(sentAt - DAY), end_date: iso(sentAt + DAY) })).toBe(true);
      expect(await has({ start_date: iso(sentAt), end_date: iso(sentAt + 90 * DAY) })).toBe(true);
      expect(await has({ start_date: iso(sentAt - DAY) })).toBe(true);
      expect(await has({ end_date: iso(sentAt + DAY) })).toBe(true);
      expect(await has({ end_date: iso(sentAt - DAY) })).toBe(false);
      expect(await has({ start_date: iso(sentAt - DAY).replace('Z', '+00:00'), end_date: iso(sentAt + DAY) })).toBe(true);
      expect(await client().get('requests', { start_date: iso(sentAt), end_date: iso(sentAt + 91 * DAY) })).toMatchObject({
        status: 400, content: [{ description: expect.stringContaining('90 days') }],
      });
      for (const wrong of ['2010-01-01', '2010-01-01T00:00:00', 'yesterday', '2010-13-01T00:00:00Z']) {
        expect(await client().get('requests', { start_date: wrong })).toMatchObject({ status: 400, content: [{ description: expect.stringContaining('start_date') }] });
      }
      expect(await client().get('requests', { start_date: iso(sentAt + DAY), end_date: iso(sentAt) })).toMatchObject({ status: 400 });
    });

    it('are 1,000 at most, newest first', async () => {
      const { reportId } = await aReport(running, villager, YANGJIAWAN);
      await write(async (uow) => {
        const row = await uow.repo(Report).findOneByOrFail({ id: reportId });
        for (let from = 0; from < 1_010; from += 101) {
          const copies = Array.from({ length: 101 }, (_, at) => ({
            ...row, id: `many-${from + at}`, villageId: FAR_AWAY, submittedAt: row.submittedAt - (from + at) * 1_000,
          }));
          await uow.repo(Report).insert(copies);
        }
      });
      const found = await client('xml', FAR_AWAY).requests();
      expect(found).toHaveLength(1_000);
      expect([found[0]!['service_request_id'], found.at(-1)!['service_request_id']]).toEqual(['many-0', 'many-999']);
      await write((uow) => uow.repo(Report).delete({ villageId: FAR_AWAY }));
    });

    it('lose what XML cannot hold', async () => {
      const { reportId } = await aReport(running, villager, YANGJIAWAN);
      await write((uow) => uow.repo(Report).update({ id: reportId }, { description: '桶\u0001满\u000b了 ]]> <&>\n第二行 😀' }));
      for (const format of ['xml', 'json'] as const) {
        expect((await client(format).request(reportId))['description']).toBe('桶满了 ]]> <&>\n第二行 😀');
      }
    });

    it('never tell of what is held or hidden, nor of who reported it', async () => {
      const secret = await aVillager(running, { personName: '诸葛不外传' });
      const all = await Promise.all(Array.from({ length: 6 }, () => aReport(running, secret, YANGJIAWAN, {}, { showName: true })));
      const fate = fc.record({ checkState: fc.constantFrom('checking', 'passed', 'held', 'refused'), hidden: fc.boolean(), step: fc.constantFrom('checking', 'passed', 'held', 'refused') });
      await fc.assert(fc.asyncProperty(fc.array(fate, { minLength: 6, maxLength: 6 }), async (fates) => {
        await write(async (uow) => {
          for (const [at, { checkState, hidden, step }] of fates.entries()) {
            const id = all[at]!.reportId;
            await uow.repo(Report).update({ id }, { checkState, hiddenAt: hidden ? 1 : null, description: `机密${at}` } as never);
            await uow.repo(ReportStepRow).update({ reportId: id }, { checkState: step, note: `密语${at}` } as never);
          }
        });
        const ids = all.map(({ reportId }) => reportId).join(',');
        const answers = [
          await client('xml', COUNTY).get('requests'), await client('json').get('requests', { service_request_id: ids }), await client('json', TOWN).get('servicerequestupdates'),
          ...(await Promise.all(all.flatMap(({ reportId }) => [client().get(`requests/${reportId}`), client('xml').get(`requests/${reportId}/updates`), client().get(`tokens/${reportId}`)]))),
        ];
        const text = answers.map((answer) => answer.text).join('\n');
        expect(text).not.toContain('诸葛不外传');
        for (const [at, { checkState, hidden, step }] of fates.entries()) {
          const open = checkState === 'passed' && !hidden;
          expect(text.includes(all[at]!.reportId)).toBe(open);
          expect(text.includes(`机密${at}`)).toBe(open);
          expect(text.includes(`密语${at}`)).toBe(open && step === 'passed');
        }
      }), { numRuns: 8 });
    });
  });
});
