import { doorRoutes } from '../../../shared/contract/door';
import { facilityRoutes } from '../../../shared/contract/facility';
import { householdRoutes } from '../../../shared/contract/household';
import { hygieneRoutes } from '../../../shared/contract/hygiene';
import { objectionRoutes } from '../../../shared/contract/hygiene-review';
import { memberRoutes } from '../../../shared/contract/member';
import { postRoutes } from '../../../shared/contract/post';
import { recordRoutes } from '../../../shared/contract/record';
import { redemptionRoutes } from '../../../shared/contract/redemption';
import { reportRoutes } from '../../../shared/contract/report';
import { YANGJIAWAN } from '../people';
import { axeComplaints, cutWords, smallTaps } from './inspection';
import type { Ids, LookedAt } from './page-list';
import type { Phone } from './phone';
import { Web, type Persona } from './web';

const params = { villageId: YANGJIAWAN };

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

/** Opens each page in normal and in large type, keeps its picture, and wants nothing cut, nothing too small for a thumb, nothing axe complains of. */
export function lookAt(pages: readonly LookedAt[]): void {
  let web: Web;
  let ids: Ids;

  beforeAll(async () => {
    web = await Web.start({ story: true });
    ids = await idsOf(web);
    // A year of a village is told first.
  }, 120_000);
  afterAll(() => web.close());

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
}
