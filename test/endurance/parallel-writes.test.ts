import { memberRoutes } from '../../shared/contract/member';
import { postRoutes } from '../../shared/contract/post';
import { recordRoutes } from '../../shared/contract/record';
import { reportRoutes } from '../../shared/contract/report';
import { villageRoutes } from '../../shared/contract/village';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { YANGJIAWAN, aCleaner, aFollower, aSecretary, aVillager, theVillages, type Person } from '../support/people';
import { aPhoto, fixedReport } from '../support/reports';

const EACH = 50;
const PLACE = { groupNo: 3 };
type Done = { ok: boolean; id?: string };

describe.each(databases)('two hundred people write at the same moment on $name', (on) => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp(on, { now: '2026-11-23T02:00:00Z' });
    await theVillages(running);
  });
  afterAll(() => running?.close());

  const village = { villageId: YANGJIAWAN };

  async function everyPage<T>(page: (after?: string) => Promise<{ items: T[]; next: string | null }>): Promise<T[]> {
    const { items, next } = await page();
    const all = [...items];
    for (let after = next; after; ) {
      const more = await page(after);
      all.push(...more.items);
      after = more.next;
    }
    return all;
  }

  it('and every acknowledged write is there, and no other', async () => {
    const secretary = await aSecretary(running);
    const worker = await aCleaner(running);
    const villagers: Person[] = [];
    const waiting: { reportId: string; who: Person }[] = [];
    for (let at = 0; at < EACH; at++) villagers.push(await aVillager(running, { groupNo: 1 + (at % 6), doorNo: String(100 + at) }));
    for (const who of villagers) waiting.push({ who, reportId: (await fixedReport(running, { reporter: who, secretary, worker, ...village })).reportId });
    const photos: string[] = [];
    for (const who of villagers) photos.push(await aPhoto(running, who));
    const followers = await Promise.all(Array.from({ length: EACH }, () => aFollower(running, '421102200216')));
    const before = (await running.api.call(villageRoutes.page, { params: village })).followerCount;

    const settled = (sent: Promise<{ id: string }>): Promise<Done> => sent.then(({ id }) => ({ ok: true, id }), () => ({ ok: false }));
    const reports = villagers.map((who, at) => settled(
      running.api.call(reportRoutes.submit, { params: village, body: { kind: 'litter', photoIds: [photos[at]!], place: PLACE } }, { token: who.token })
        .then((report) => ({ id: report.reportId })),
    ));
    // Every fifth post is refused, so that some runs are rolled back in between.
    const posts = villagers.map((_, at) => settled(
      running.api.call(postRoutes.publish, { params: village, body: { board: 'economy', title: `第 ${at} 条`, body: '正文', photoIds: at % 5 === 0 ? ['no-such-photo'] : [] } }, { token: secretary.token })
        .then((post) => ({ id: post.postId })),
    ));
    const confirmations = waiting.map(({ who, reportId }) => settled(
      running.api.call(reportRoutes.confirm, { params: { reportId }, body: {} }, { token: who.token }).then((report) => ({ id: report.reportId })),
    ));
    const follows = followers.map((who) => settled(
      running.api.call(memberRoutes.follow, { params: village }, { token: who.token }).then(() => ({ id: who.memberId })),
    ));
    const [sent, published, confirmed, followed] = await Promise.all([reports, posts, confirmations, follows].map((kind) => Promise.all(kind)));

    const acknowledged = (done: Done[] | undefined) => (done ?? []).flatMap((one) => (one.ok && one.id ? [one.id] : [])).sort();
    expect(acknowledged(sent)).toHaveLength(EACH);
    expect(acknowledged(published)).toHaveLength(EACH - EACH / 5);
    expect(acknowledged(confirmed)).toHaveLength(EACH);
    expect(acknowledged(followed)).toHaveLength(EACH);

    const listed = await everyPage((after) => running.api.call(reportRoutes.list, { params: village, query: { limit: 50, after } }));
    expect(listed.map((report) => report.reportId).filter((id) => !waiting.some((one) => one.reportId === id)).sort()).toEqual(acknowledged(sent));
    expect(new Set(listed.map((report) => report.number)).size).toBe(2 * EACH);
    expect(listed.filter((report) => report.state === 'closed').map((report) => report.reportId).sort()).toEqual(acknowledged(confirmed));
    const shown = await everyPage((after) => running.api.call(postRoutes.list, { params: village, query: { limit: 50, after } }));
    expect(shown.map((post) => post.postId).sort()).toEqual(acknowledged(published));
    expect((await running.api.call(villageRoutes.page, { params: village })).followerCount).toBe(before + EACH);
    for (const who of villagers) {
      const { entries, balance } = await running.api.call(recordRoutes.household, { params: { householdId: who.householdId! } }, { token: who.token });
      expect([entries.items.length, balance]).toEqual([1, 2]);
    }
  }, 120_000);
});
