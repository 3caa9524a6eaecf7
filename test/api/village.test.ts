import { DataSource, type Logger } from 'typeorm';
import { Database } from '../../server/src/core/database/database';
import { memberRoutes } from '../../shared/contract/member';
import { postRoutes } from '../../shared/contract/post';
import { villageRoutes } from '../../shared/contract/village';
import { BOARDS } from '../../shared/domain/boards';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aCleaner, aFollower, aSecretary, aVillager, FAR_AWAY, NEXT_VILLAGE, OTHER_TOWN, theVillages, YANGJIAWAN, type Person } from '../support/people';
import { aPhoto, aReport, fixedReport } from '../support/reports';

/** Counts statements while it is listening. */
class QueryCounter implements Logger {
  statements: string[] = [];

  logQuery(query: string): void {
    this.statements.push(query);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}

function countQueries(source: DataSource): QueryCounter {
  const counter = new QueryCounter();
  source.setOptions({ logging: ['query'] });
  source.logger = counter;
  return counter;
}

/** The job runner looks for work now and then, on no page's account. */
const isOfTheJobs = (statement: string): boolean => /FROM [`"]job[`"]/.test(statement);

describe.each(databases)('a village page, on $name', (database) => {
  let running: RunningApp;
  let secretary: Person;

  beforeAll(async () => {
    running = await startApp(database);
    await theVillages(running);
    secretary = await aSecretary(running);
  });
  afterAll(() => running.close());

  const page = (villageId: string, who?: Person) => running.api.call(villageRoutes.page, { params: { villageId } }, who ? { token: who.token } : {});
  const home = (who: Person) => running.api.call(villageRoutes.home, {}, { token: who.token });
  const publish = async (who: Person, villageId: string, title: string, more: { board?: (typeof BOARDS)[number]; pinned?: boolean; photoIds?: string[] } = {}) => {
    running.clock.advance(1000);
    const body = { board: 'broadcast' as const, title, body: '明早八点,带扫帚,村口集合。', ...more };
    return running.api.call(postRoutes.publish, { params: { villageId }, body }, { token: who.token });
  };
  const boards = (...hidden: string[]) => [...BOARDS].reverse().map((board) => ({ board, visible: !hidden.includes(board) }));
  const edit = (who: Person, villageId: string, more: { intro?: string; coverPhotoId?: string | null; boards?: ReturnType<typeof boards> } = {}) =>
    running.api.call(
      villageRoutes.editPage,
      { params: { villageId }, body: { intro: '依山傍湖', coverPhotoId: null, boards: boards(), ...more } },
      { token: who.token },
    );

  it('of a village that has said nothing yet shows its name and eight empty boards', async () => {
    expect(await page(FAR_AWAY)).toMatchObject({
      village: { villageId: FAR_AWAY, code: FAR_AWAY, townName: '石鼓镇', countyName: '湘潭县', aliases: [] },
      intro: '', cover: null, followerCount: 0, following: false, latest: [], hygiene: null, openReports: 0, reports: [],
      mayPublish: false, mayReport: false, boards: BOARDS.map((board) => ({ board, posts: [] })),
    });
  });

  it('of an unknown village is not found', async () => {
    await expect(page('999999999999')).rejects.toMatchObject({ status: 404 });
  });

  it('gives boards with their two newest posts, the pinned ones first, reports and figures in one answer', async () => {
    const villager = await aVillager(running);
    const photoIds = [await aPhoto(running, secretary, 'post')];
    const pinned = await publish(secretary, YANGJIAWAN, '先看这条', { board: 'services', pinned: true });
    const titles = ['一', '二', '三', '四', '五', '六'];
    for (const title of titles) await publish(secretary, YANGJIAWAN, title);
    await publish(secretary, YANGJIAWAN, '萝卜', { board: 'economy', photoIds });
    const reports = [];
    for (let n = 0; n < 4; n += 1) {
      running.clock.advance(1000);
      reports.push(await aReport(running, villager, YANGJIAWAN));
    }

    const seen = await page(YANGJIAWAN);
    const postsOf = (board: string) => seen.boards.find((one) => one.board === board)?.posts.map(({ title }) => title);
    expect(postsOf('broadcast')).toEqual(['六', '五']);
    expect(postsOf('economy')).toEqual(['萝卜']);
    expect(postsOf('tourism')).toEqual([]);
    expect(seen.latest.map(({ title }) => title)).toEqual(['先看这条', '萝卜', '六', '五', '四']);
    expect(seen.latest[0]).toMatchObject({ postId: pinned.postId, pinned: true });
    expect(seen.latest[1]?.photo?.photoId).toBe(photoIds[0]);
    expect(seen.openReports).toBe(4);
    expect(seen.reports.map(({ reportId }) => reportId)).toEqual(reports.reverse().slice(0, 3).map(({ reportId }) => reportId));
  });

  it('says what its reader may do and whether they follow', async () => {
    const before = (await page(NEXT_VILLAGE)).followerCount;
    const follower = await aFollower(running, NEXT_VILLAGE);
    const villager = await aVillager(running, { villageId: NEXT_VILLAGE });
    expect(await page(NEXT_VILLAGE, follower)).toMatchObject({ following: true, followerCount: before + 2, mayPublish: false, mayReport: false });
    expect(await page(NEXT_VILLAGE, villager)).toMatchObject({ following: true, mayPublish: false, mayReport: true });
    expect(await page(NEXT_VILLAGE, secretary)).toMatchObject({ following: false, mayPublish: false, mayReport: false });
    expect(await page(YANGJIAWAN, secretary)).toMatchObject({ mayPublish: true, mayReport: true });
  });

  it('is arranged by its staff: introduction, cover, order and visibility of boards', async () => {
    const coverPhotoId = await aPhoto(running, secretary, 'post');
    const changed = await edit(secretary, YANGJIAWAN, { coverPhotoId, boards: boards('tourism') });
    expect(changed).toMatchObject({ intro: '依山傍湖', cover: { photoId: coverPhotoId } });
    expect((await page(YANGJIAWAN)).boards.map(({ board }) => board)).toEqual([...BOARDS].reverse().filter((board) => board !== 'tourism'));
    const colleague = await aSecretary(running);
    expect((await edit(colleague, YANGJIAWAN, { coverPhotoId, intro: '改一改' })).cover?.photoId).toBe(coverPhotoId);
    expect((await edit(secretary, YANGJIAWAN)).cover).toBeNull();
  });

  it('and by nobody else, with nobody else\'s photo, each board once', async () => {
    const neighbour = await aSecretary(running, NEXT_VILLAGE);
    const villager = await aVillager(running);
    for (const stranger of [neighbour, villager]) await expect(edit(stranger, YANGJIAWAN)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const coverPhotoId = await aPhoto(running, villager, 'post');
    await expect(edit(secretary, YANGJIAWAN, { coverPhotoId })).rejects.toMatchObject({ code: 'PHOTO_NOT_YOURS' });
    const twice = [...boards().slice(1), { board: BOARDS[0], visible: true }, { board: BOARDS[0], visible: true }].slice(-BOARDS.length);
    await expect(edit(secretary, YANGJIAWAN, { boards: twice })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('takes two first edits at once', async () => {
    const one = await aSecretary(running, OTHER_TOWN);
    const two = await aSecretary(running, OTHER_TOWN);
    await Promise.all([edit(one, OTHER_TOWN, { intro: '甲' }), edit(two, OTHER_TOWN, { intro: '乙' })]);
    expect(['甲', '乙']).toContain((await page(OTHER_TOWN)).intro);
  });

  it('of many edits at once the last one is shown, and the check asks once about its words', async () => {
    const all = await Promise.all(['丙', '丁', '戊', '己'].map(async (intro) => ({ intro, who: await aSecretary(running, OTHER_TOWN) })));
    await Promise.all(all.map(({ who, intro }) => edit(who, OTHER_TOWN, { intro })));
    await running.settleChecks();
    const parts = await running.app.get(Database).reader.query(
      "SELECT p.kind FROM content_check_part p JOIN content_check c ON c.id = p.check_id AND c.village_id = p.village_id WHERE c.subject = ?", [`village:${OTHER_TOWN}`]);
    expect(parts).toEqual([{ kind: 'text' }]);
    expect(['丙', '丁', '戊', '己']).toContain((await page(OTHER_TOWN)).intro);
  });

  it('costs eleven queries at most, however much is on it', async () => {
    await edit(secretary, YANGJIAWAN, { coverPhotoId: await aPhoto(running, secretary, 'post') });
    await page(YANGJIAWAN);
    const counter = countQueries(running.app.get(Database).reader);
    await page(YANGJIAWAN);
    const statements = counter.statements.splice(0).filter((statement) => statement.startsWith('SELECT') && !isOfTheJobs(statement));
    expect(statements.length).toBeGreaterThan(3);
    expect(statements.length).toBeLessThanOrEqual(11);
  });

  it('stands on the first page of those who follow it, the liveliest village first', async () => {
    const neighbour = await aSecretary(running, NEXT_VILLAGE);
    const reader = await aFollower(running, FAR_AWAY);
    for (const villageId of [NEXT_VILLAGE, YANGJIAWAN]) await running.api.call(memberRoutes.follow, { params: { villageId } }, { token: reader.token });
    for (const title of ['老消息', '较新', '最新']) await publish(neighbour, NEXT_VILLAGE, title);
    const { villages, waiting } = await home(reader);
    expect(villages.map(({ villageId }) => villageId)).toEqual([NEXT_VILLAGE, YANGJIAWAN, FAR_AWAY]);
    expect(villages[0]!.newest.map(({ title }) => title)).toEqual(['最新', '较新']);
    expect(villages[1]).toMatchObject({ openReports: 4, townName: '陶店乡' });
    expect(villages[2]).toMatchObject({ newest: [], followerCount: 1 });
    expect(waiting).toEqual([]);
  });

  it('and that first page says which report waits for the reader', async () => {
    const reporter = await aVillager(running, { doorNo: '77' });
    const worker = await aCleaner(running);
    const { reportId } = await fixedReport(running, { reporter, secretary, worker, villageId: YANGJIAWAN });
    const { waiting } = await home(reporter);
    expect(waiting).toEqual([{ kind: 'confirm-report', id: reportId, title: '垃圾满了:修好了吗?', detail: '三组' }]);
  });

  it('and whoever follows nothing has an empty first page; without signing in there is none', async () => {
    const loner = await aSecretary(running, OTHER_TOWN);
    expect(await home(loner)).toEqual({ villages: [], waiting: [], unreadNotices: 0 });
    await expect(running.api.call(villageRoutes.home, {})).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });
});
