import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { Report } from '../../server/src/features/report/report.entity';
import { apiKeyRoutes } from '../../shared/contract/api-key';
import { reportRoutes } from '../../shared/contract/report';
import { reportStaffRoutes } from '../../shared/contract/report-staff';
import { nationalKinds } from '../../shared/domain/report-kinds';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { GeoReportClient, rows, type Leaf, type Row } from '../support/open311-client';
import { open311Stage } from '../support/open311-stage';
import { COUNTY, FAR_AWAY, NEXT_VILLAGE, YANGJIAWAN, aCountyOfficer, aSecretary, theVillages, type Person } from '../support/people';

describe.each(databases)('writing by Open311 on $name', (on) => {
  const { app, client, bare, drain } = open311Stage(on);
  let running: RunningApp;
  let officer: Person;
  let key: string;
  let keyId: string;

  const newKey = (regionCode: string, name = '县热线') =>
    running.api.call(apiKeyRoutes.create, { params: { countyCode: regionCode.slice(0, 6) }, body: { name, regionCode } }, { token: officer.token });
  const fields = (more: Record<string, string> = {}) => ({ api_key: key, service_code: 'litter', lat: '30.4501', long: '114.9302', description: '路边有垃圾', ...more });
  const told = ({ content }: { content: Leaf }) => content as Row[];
  const submitted = async (more: Record<string, string> = {}) => {
    const [row] = rows(await client().post(fields(more)));
    await drain();
    return row!['service_request_id']!;
  };

  beforeAll(async () => {
    running = app();
    officer = await aCountyOfficer(running);
    const made = await newKey(COUNTY);
    [key, keyId] = [made.key, made.view.keyId];
  });

  describe('a posted request', () => {
    it('becomes a report and is read back once it has been checked', async () => {
      const answer = await client('xml').post(fields({ description: '沟里有垃圾\n好几天了', address_string: '村口桥下' }));
      expect(answer).toMatchObject({ status: 201, type: 'text/xml; charset=utf-8' });
      const [row] = told(answer);
      expect(Object.keys(row!)).toEqual(['service_request_id', 'service_notice', 'account_id']);
      const id = row!['service_request_id']!;
      await drain();
      expect(await client().request(id)).toMatchObject({
        description: '沟里有垃圾\n好几天了', status: 'open', service_code: 'litter', lat: '30.4501', long: '114.9302', address: expect.stringContaining('村口桥下'),
      });
      expect(rows(await client().get(`tokens/${id}`))).toEqual([{ service_request_id: id, token: id }]);
      expect(await client().get('tokens/12345')).toMatchObject({ status: 404 });
      const secretary = await aSecretary(running);
      const accepted = await running.api.call(reportStaffRoutes.accept, { params: { reportId: id }, body: {} }, { token: secretary.token });
      expect(accepted).toMatchObject({ state: 'accepted', reporterName: null });
    });

    it('is taken as the standard\'s own example writes it', async () => {
      const body = `api_key=${key}&jurisdiction_id=${YANGJIAWAN}&service_code=litter&lat=37.76524078&long=-122.4212043&address_string=1234+5th+street`
        + '&email=smit333%40sfgov.edu&device_id=tt222111&account_id=123456&first_name=john&last_name=smith&phone=111111111'
        + '&description=A+large+sinkhole+is+destroying+the+street'
        + '&media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg';
      const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
      const answer = await bare('xml').fetch('requests.xml', { method: 'POST', headers, body });
      expect(answer).toMatchObject({ status: 201, content: [{ service_request_id: expect.any(String), service_notice: expect.any(String), account_id: '' }] });
      const id = told(answer)[0]!['service_request_id']!;
      await drain();
      expect(await client('xml').request(id)).toMatchObject({
        lat: '37.765241', long: '-122.421204', address: expect.stringMatching(/^1234 5th street, /),
        description: 'A large sinkhole is destroying the street\n附图链接:http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg',
      });
    });

    it('needs a key: 403 without one, with a wrong one, with a revoked one, in a foreign region', async () => {
      const refused = async (format: 'xml' | 'json', more: Record<string, string>, where = YANGJIAWAN) => client(format, where).post(fields(more));
      for (const format of ['xml', 'json'] as const) {
        expect(await refused(format, { api_key: '' })).toMatchObject({ status: 403, content: [{ code: '403', description: 'api_key was not provided' }] });
        expect(await refused(format, { api_key: 'xyz' })).toMatchObject({ status: 403, content: [{ code: '403', description: 'Invalid api_key received' }] });
      }
      const narrow = await newKey(NEXT_VILLAGE, '邻村系统');
      expect(await refused('json', { api_key: narrow.key })).toMatchObject({ status: 403, content: [{ description: expect.stringContaining('not valid for the jurisdiction') }] });
      expect(await refused('json', { api_key: narrow.key }, NEXT_VILLAGE)).toMatchObject({ status: 201 });
      expect(await refused('json', {}, FAR_AWAY)).toMatchObject({ status: 403 });
      await running.api.call(apiKeyRoutes.revoke, { params: { countyCode: COUNTY, keyId: narrow.view.keyId } }, { token: officer.token });
      expect(await refused('json', { api_key: narrow.key }, NEXT_VILLAGE)).toMatchObject({ status: 403 });
    });

    it('names what is missing or wrong: service, location, coordinates, attributes', async () => {
      const post = (more: Record<string, string>, where?: string) => client('json', where).post(fields(more));
      expect(await bare().post(fields())).toMatchObject({ status: 400, content: [{ description: 'jurisdiction_id was not provided' }] });
      expect(await post({ service_code: '' })).toMatchObject({ status: 400, content: [{ description: 'service_code was not provided' }] });
      expect(await post({ service_code: 'nothing' })).toMatchObject({ status: 404, content: [{ description: expect.stringContaining('service_code') }] });
      expect(await post({}, '999999')).toMatchObject({ status: 404 });
      expect(await post({ lat: '', long: '' })).toMatchObject({ status: 400, content: [{ description: expect.stringContaining('location') }] });
      expect(await post({ lat: '30.1', long: '' })).toMatchObject({ status: 400, content: [{ description: expect.stringContaining('both') }] });
      expect(await post({ lat: '91', long: '1' })).toMatchObject({ status: 400 });
      expect(await post({ 'attribute[nothing]': 'x' })).toMatchObject({ status: 400, content: [{ description: expect.stringContaining('nothing') }] });
      expect(await post({ lat: 'x', description: '长'.repeat(4_001) })).toMatchObject({ status: 400, content: [{}, {}] });
    });

    it('needs a village: a 12-digit jurisdiction, or an address id', async () => {
      const county = client('json', COUNTY);
      expect(await county.post(fields())).toMatchObject({ status: 400, content: [{ description: expect.stringContaining('12-digit') }] });
      expect(await county.post(fields({ address_id: FAR_AWAY }))).toMatchObject({ status: 400, content: [{ description: expect.stringContaining('address_id') }] });
      const [row] = rows(await county.post(fields({ lat: '', long: '', address_id: NEXT_VILLAGE })));
      await drain();
      expect(await county.request(row!['service_request_id']!)).toMatchObject({ address_id: NEXT_VILLAGE, lat: '', long: '' });
    });

    it('carries attributes', async () => {
      const kind = nationalKinds.find(({ questions }) => questions.some(({ type }) => type === 'choice'))!;
      const answers = kind.questions.map(({ key: code, type, options }): [string, string] =>
        [`attribute[${code}]`, type === 'choice' ? options[0]!.key : type === 'yes-no' ? 'yes' : '红色的']);
      const base: [string, string][] = Object.entries(fields({ service_code: kind.id, description: '有属性' }));
      const asList = answers.map(([name, value]): [string, string] => [`${name}[]`, value]);
      for (const given of [answers, asList]) {
        const [row] = rows(await client().post([...base, ...given]));
        const kept = await running.app.get(UnitOfWork).repo(Report).findOneByOrFail({ id: row!['service_request_id']! });
        expect(kept.answers).toHaveLength(kind.questions.length);
      }
      const choice = kind.questions.find(({ type }) => type === 'choice')!;
      const name = `attribute[${choice.key}]`;
      expect(await client().post([...base, [name, 'no such option']])).toMatchObject({ status: 400 });
      expect(await client().post([...base, [`${name}[]`, choice.options[0]!.key], [`${name}[]`, choice.options[1]!.key]])).toMatchObject({
        status: 400, content: [{ description: `${name} takes one value` }],
      });
      const strict = nationalKinds.find(({ questions }) => questions.some(({ required }) => required));
      if (strict) expect(await client().post(fields({ service_code: strict.id }))).toMatchObject({ status: 400, content: [{ description: expect.stringContaining('was not provided') }] });
    });

    it('keeps up to 4,000 characters whole, with a picture link only if it leads to the web', async () => {
      const long = '𠮷'.repeat(3_999) + '末';
      expect((await client().request(await submitted({ description: long })))['description']).toBe(long);
      expect(await client().post(fields({ description: `${long}。` }))).toMatchObject({ status: 400, content: [{ description: expect.stringContaining('4000') }] });
      expect(await client().request(await submitted({ description: '有图', media_url: 'https://pictures.example/1.jpg' }))).toMatchObject({
        description: '有图\n附图链接:https://pictures.example/1.jpg', media_url: '',
      });
      expect(await client().request(await submitted({ description: '没图', media_url: 'javascript:alert(1)' }))).toMatchObject({ description: '没图' });
    });

    it('never shows who sent it, and keeps that sealed', async () => {
      const told = { email: 'smit333@sfgov.edu', device_id: 'tt222111', account_id: '123456x', first_name: 'johnny', last_name: 'smithson', phone: '13900001111' };
      const id = await submitted({ description: '有人名', ...told });
      const answers = [await client().get(`requests/${id}`), await client('xml').get('requests'), await client().get(`requests/${id}/updates`)];
      const view = await running.api.call(reportRoutes.read, { params: { reportId: id } }, {});
      const stored = await running.app.get(UnitOfWork).query('SELECT * FROM open311_sender');
      const kept = await running.app.get(UnitOfWork).query('SELECT * FROM idempotency_key');
      const everything = JSON.stringify([answers.map(({ text }) => text), view, stored, kept]);
      for (const value of Object.values(told)) expect(everything).not.toContain(value);
      expect(view.reporterName).toBeNull();
    });

    it('is one report, however often the same words come within a day', async () => {
      const same = { description: '只报一次' };
      const [one, two] = await Promise.all([client().post(fields(same)), client('xml').post(fields(same))]);
      expect(told(two)[0]!['service_request_id']).toBe(told(one)[0]!['service_request_id']);
      expect(told(await client().post(fields({ description: '另外一件' })))[0]!['service_request_id']).not.toBe(told(one)[0]!['service_request_id']);
    });

    it('comes as a form and nothing else', async () => {
      const json = await client().fetch('requests.json', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      expect(json).toMatchObject({ status: 400, content: [{ code: '400', description: expect.stringContaining('x-www-form-urlencoded') }] });
      const huge = await client('xml').post(fields({ description: 'x'.repeat(70_000) }));
      expect(huge).toMatchObject({ status: 400, content: [{ code: '400' }] });
    });
  });

  describe('the endpoint', () => {
    it('opens nothing else: 404 for what is not there, 405 for what cannot be done', async () => {
      for (const path of ['', 'services', 'services.csv', 'nothing.xml', 'requests/1/2.json', 'villages.json', '../api/me.json']) {
        expect((await fetch(`${running.http}/open311/v2/${path}`)).status).toBe(404);
      }
      const refused = await client('xml').fetch('services.xml', { method: 'DELETE' });
      expect(refused).toMatchObject({ status: 405, content: [{ code: '405' }] });
      expect(refused.headers.get('allow')).toBe('GET');
      expect((await client().fetch('requests.json', { method: 'PUT' })).headers.get('allow')).toBe('GET, POST');
    });
  });

  describe('keys', () => {
    it('are shown once, known afterwards by their end, and kept as a hash', async () => {
      const list = await running.api.call(apiKeyRoutes.list, { params: { countyCode: COUNTY } }, { token: officer.token });
      expect(list.items.find((item) => item.keyId === keyId)).toMatchObject({ name: '县热线', hint: key.slice(-4), regionCode: COUNTY, regionName: '黄州区', revokedAt: null });
      const stored = await running.app.get(UnitOfWork).query('SELECT * FROM api_key');
      expect(JSON.stringify([list, stored])).not.toContain(key);
    });

    it('belong to the county of who makes them', async () => {
      const elsewhere = { countyCode: FAR_AWAY.slice(0, 6) };
      const call = (body: { name: string; regionCode: string }) => running.api.call(apiKeyRoutes.create, { params: { countyCode: COUNTY }, body }, { token: officer.token });
      await expect(running.api.call(apiKeyRoutes.list, { params: elsewhere }, { token: officer.token })).rejects.toMatchObject({ code: 'API_KEY_NOT_YOUR_COUNTY' });
      await expect(running.api.call(apiKeyRoutes.revoke, { params: { countyCode: COUNTY, keyId: 'nothing' } }, { token: officer.token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(call({ name: '别处', regionCode: FAR_AWAY })).rejects.toMatchObject({ code: 'API_KEY_REGION_UNKNOWN' });
      await expect(call({ name: '没有', regionCode: '421102999' })).rejects.toMatchObject({ code: 'API_KEY_REGION_UNKNOWN' });
    });

    it('are fifty in use at most', async () => {
      const make = async (): Promise<void> => {
        for (let n = 0; n < 60; n += 1) await newKey(COUNTY, `系统${n}`);
      };
      await expect(make()).rejects.toMatchObject({ code: 'API_KEY_TOO_MANY' });
    });
  });

  it('limits writing by key', async () => {
    const strict = await startApp(on, { config: { rateLimits: { session: 3, address: 0, signIn: 0, upload: 0 } } });
    try {
      await theVillages(strict);
      const who = await aCountyOfficer(strict);
      const made = await strict.api.call(apiKeyRoutes.create, { params: { countyCode: COUNTY }, body: { name: '忙', regionCode: COUNTY } }, { token: who.token });
      const busy = new GeoReportClient(`${strict.http}/open311/v2`, 'xml', YANGJIAWAN);
      const statuses: number[] = [];
      for (let n = 0; n < 4; n += 1) statuses.push((await busy.post(fields({ api_key: made.key, description: `第 ${n}` }))).status);
      expect(statuses).toEqual([201, 201, 201, 429]);
    } finally {
      await strict.close();
    }
  });
});
