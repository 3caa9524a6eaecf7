import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hygieneRoutes } from '../../shared/contract/hygiene';
import { doorRoutes } from '../../shared/contract/door';
import { objectionRoutes } from '../../shared/contract/hygiene-review';
import { facilityRoutes } from '../../shared/contract/facility';
import { householdRoutes } from '../../shared/contract/household';
import { memberRoutes } from '../../shared/contract/member';
import { postRoutes } from '../../shared/contract/post';
import { recordRoutes } from '../../shared/contract/record';
import { redemptionRoutes } from '../../shared/contract/redemption';
import { reportRoutes } from '../../shared/contract/report';
import { YANGJIAWAN } from '../support/people';
import { axeComplaints, cutWords, smallTaps } from '../support/web/inspection';
import type { Phone } from '../support/web/phone';
import { Web, type Persona } from '../support/web/web';

jest.setTimeout(40_000);

const params = { villageId: YANGJIAWAN };
const village = `villageId=${YANGJIAWAN}`;

/** Whose phone shows which page best. */
const pages: [page: string, persona: Persona, queryOf?: (ids: Ids) => string][] = [
  ['home', 'villager'],
  ['village', 'villager'],
  ['report-new', 'villager'],
  ['mine', 'villager'],
  ['resident/report', 'villager', ({ report }) => `reportId=${report}`],
  ['resident/reports', 'villager', () => village],
  ['resident/post', 'villager', ({ post }) => `postId=${post}`],
  ['resident/posts', 'villager', () => village],
  ['resident/record', 'villager', ({ household }) => `householdId=${household}`],
  ['resident/record-line', 'villager', ({ entry }) => `entryId=${entry}`],
  ['resident/contributions', 'villager'],
  ['resident/certificate', 'villager', ({ household }) => `householdId=${household}`],
  ['resident/five', 'villager', () => village],
  ['resident/rounds', 'villager', () => village],
  ['resident/checklist', 'villager', () => village],
  ['resident/round', 'villager', ({ round }) => `roundId=${round}`],
  ['resident/sheet', 'villager', ({ round, household }) => `roundId=${round}&householdId=${household}`],
  ['resident/object', 'villager', ({ round, household }) => `roundId=${round}&householdId=${household}`],
  ['resident/improve', 'villager', ({ round, household }) => `roundId=${round}&householdId=${household}`],
  ['resident/boards', 'villager', ({ round }) => `roundId=${round}`],
  ['resident/find-village', 'villager'],
  ['resident/claim', 'follower', () => village],
  ['resident/settings', 'villager'],
  ['resident/notices', 'villager'],
  ['resident/report-map', 'villager', () => village],
  ['resident/check', 'villager', ({ household }) => `householdId=${household}`],
  ['resident/log', 'villager', () => village],
  ['resident/facility', 'villager', ({ facility }) => `code=${facility}`],
  ['resident/door', 'villager', ({ door }) => `code=${door}`],
  ['resident/my-door', 'villager', ({ household }) => `householdId=${household}`],
  ['resident/rules', 'villager', () => village],
  ['resident/deeds', 'villager', () => village],
  ['staff/rules', 'secretary', () => village],
  ['staff/deeds', 'secretary', () => village],
  ['resident/shop', 'villager', () => village],
  ['resident/redemptions', 'villager', () => village],
  ['resident/redemption-order', 'villager', ({ order }) => `orderId=${order}`],
  ['staff/redeem', 'keeper', () => village],
  ['staff/goods', 'secretary', () => village],
  ['staff/workbench', 'secretary'],
  ['staff/report', 'secretary', ({ fresh }) => `reportId=${fresh}`],
  ['staff/round', 'secretary', ({ scoring }) => `roundId=${scoring}`],
  ['staff/sheet', 'inspector', ({ scoring, unscored }) => `roundId=${scoring}&householdId=${unscored}`],
  ['staff/objections', 'secretary', () => village],
  ['staff/objection', 'secretary', ({ objection }) => `objectionId=${objection}`],
  ['staff/second-look', 'inspector', ({ asked }) => `objectionId=${asked}`],
  ['staff/drift', 'town-officer'],
  ['staff/line-objections', 'secretary', () => village],
  ['staff/households', 'secretary', () => village],
  ['staff/household', 'secretary', ({ household }) => `householdId=${household}`],
  ['staff/import', 'secretary', () => village],
  ['staff/verify', 'group-leader', () => village],
  ['staff/publish', 'secretary', () => village],
  ['staff/profile', 'secretary', () => village],
  ['staff/appointments', 'secretary', () => village],
  ['staff/audit', 'secretary', () => village],
  ['staff/duties', 'secretary', () => village],
  ['staff/facilities', 'secretary', () => village],
  ['staff/day', 'cleaner'],
  ['staff/moderation', 'secretary'],
  ['staff/kinds', 'county-officer'],
  ['staff/checklist', 'county-officer'],
  ['staff/calendar', 'county-officer'],
  ['staff/api-keys', 'county-officer'],
  ['staff/intake', 'secretary', () => village],
  ['staff/figures', 'county-officer'],
  ['staff/hygiene-table', 'county-officer'],
  ['staff/plates', 'secretary', () => village],
];

type Ids = Record<'report' | 'fresh' | 'post' | 'household' | 'entry' | 'round' | 'scoring' | 'unscored' | 'facility' | 'door' | 'objection' | 'asked' | 'order', string>;

async function idsOf({ running: { api, as } }: Web): Promise<Ids> {
  const [villager, secretary] = [{ token: await as('villager') }, { token: await as('secretary') }];
  const household = (await api.call(memberRoutes.me, {}, villager)).residencies[0]!.householdId;
  const reports = (await api.call(reportRoutes.list, { params, query: { limit: 50 } })).items;
  const rounds = (await api.call(hygieneRoutes.rounds, { params }, secretary)).items;
  const scoring = rounds.find(({ state }) => state === 'scoring')!.roundId;
  const work = await api.call(hygieneRoutes.work, { params: { roundId: scoring } }, { token: await as('inspector') });
  const record = await api.call(recordRoutes.household, { params: { householdId: household } }, villager);
  const objections = (await api.call(objectionRoutes.list, { params }, secretary)).items;
  await api.call(householdRoutes.read, { params: { householdId: household } }, secretary);
  return {
    household, scoring,
    report: reports.find(({ state }) => state === 'fixed')!.reportId,
    fresh: reports.find(({ state }) => state === 'submitted')!.reportId,
    post: (await api.call(postRoutes.list, { params, query: { limit: 1 } })).items[0]!.postId,
    entry: record.entries.items[0]!.entryId,
    round: rounds.find(({ state }) => state === 'notice')!.roundId,
    facility: (await api.call(facilityRoutes.list, { params, query: { limit: 1 } })).items[0]!.code,
    door: (await api.call(doorRoutes.read, { params: { householdId: household } }, villager)).code,
    objection: objections.find(({ state }) => state === 'open')!.objectionId,
    asked: objections.find(({ state }) => state === 'looking')!.objectionId,
    order: (await api.call(redemptionRoutes.mine, { params, query: {} }, villager)).items[0]!.orderId,
    unscored: work.items.find(({ status }) => status === 'waiting')!.householdId,
  };
}

let web: Web;
let ids: Ids;

beforeAll(async () => {
  web = await Web.start({ story: true });
  ids = await idsOf(web);
  // A year of a village is told first.
}, 120_000);
afterAll(() => web.close());

it('every page of the app is looked at', () => {
  const config = readFileSync(join(__dirname, '../../miniapp/src/app.config.ts'), 'utf8');
  const packages = [...config.matchAll(/root: 'packages\/(\w+)',\s*pages: \[([^\]]*)\]/g)];
  const named = packages.flatMap(([, root, list]) => [...list!.matchAll(/'([\w-]+)'/g)].map(([, name]) => `${root}/${name}`));
  const tabs = [...config.matchAll(/'pages\/([\w-]+)\/index'/g)].map(([, name]) => name!);
  expect(pages.map(([page]) => page).sort()).toEqual([...new Set([...tabs, ...named])].filter((name) => !name.startsWith('$')).sort());
});

describe.each([['normal', false], ['large', true]] as const)('in %s type', (size, largeType) => {
  const phones = new Map<Persona, Phone>();
  const phoneOf = async (persona: Persona): Promise<Phone> => {
    const phone = phones.get(persona) ?? (await web.phoneOf(persona, { largeType }));
    phones.set(persona, phone);
    return phone;
  };
  afterAll(async () => {
    for (const phone of phones.values()) await phone.close();
  });

  const looked = pages.map(([page, persona, queryOf]) => ({ page, persona, queryOf }));
  it.each(looked)('$page is whole, fit for thumbs, and speaks to those who do not see', async ({ page, persona, queryOf }) => {
    const phone = await phoneOf(persona);
    await phone.open(queryOf ? `${page}?${queryOf(ids)}` : page);
    await phone.shot(`${size}-${page.replace('/', '-')}`);
    expect(await cutWords(phone.page)).toEqual([]);
    expect(await smallTaps(phone.page)).toEqual([]);
    if (!largeType) expect(await axeComplaints(phone.page)).toEqual([]);
    expect(phone.crashes).toEqual([]);
  });
});
