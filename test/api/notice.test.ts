import { noticeRoutes } from '../../shared/contract/notice';
import { Notice } from '../../server/src/features/notice/notice.entity';
import { NoticeSweepJobs } from '../../server/src/features/notice/notice-sweep.jobs';
import { databases } from '../support/databases';
import { NoticeStage, type Told } from '../support/notices';
import { theVillages, YANGJIAWAN } from '../support/people';

jest.setTimeout(60_000);

describe.each(databases)('people are told in the app, on $name', (on) => {
  let stage: NoticeStage;
  beforeAll(async () => {
    stage = await NoticeStage.open(on);
    await theVillages(stage.running);
  });
  afterAll(() => stage?.close());

  const list = (who: Told, query: { after?: string; limit?: number } = {}) => stage.running.api.call(noticeRoutes.list, { query }, { token: who.token });
  const unread = async (who: Told) => (await stage.running.api.call(noticeRoutes.unread, {}, { token: who.token })).unread;
  const read = (who: Told, noticeId: string) => stage.running.api.call(noticeRoutes.read, { params: { noticeId } }, { token: who.token });

  it('with a title, a sentence, the time and the page that a tap opens', async () => {
    const person = await stage.person();
    await stage.tell([person]);
    const { items, next } = await list(person);
    expect(next).toBeNull();
    expect(items).toEqual([{
      noticeId: expect.any(String), villageId: YANGJIAWAN, title: '村里受理了', body: '“路灯不亮”(三组老槐树旁):村里已受理,11月26日前办好。',
      at: '2026-11-23T01:00:00.000Z', read: false, urgent: false, page: { name: 'resident/report', params: { reportId: 'r1' } },
    }]);
  });

  it('newest first, page by page, each once', async () => {
    const person = await stage.person();
    for (const place of ['一组', '二组', '三组', '四组', '五组']) await stage.tell([person], { values: { what: '垃圾满了', place, words: place } });
    const first = await list(person, { limit: 2 });
    const second = await list(person, { limit: 2, after: first.next! });
    const third = await list(person, { limit: 2, after: second.next! });
    expect([first, second, third].flatMap(({ items }) => items).map(({ body }) => body.slice(7, 9))).toEqual(['五组', '四组', '三组', '二组', '一组']);
    expect(third.next).toBeNull();
  });

  it('and each has only their own list', async () => {
    const [guihua, neighbour] = [await stage.person(), await stage.person()];
    await stage.tell([guihua]);
    const [notice] = (await list(guihua)).items;
    expect((await list(neighbour)).items).toEqual([]);
    await expect(read(neighbour, notice!.noticeId)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
    expect(await unread(guihua)).toBe(1);
  });

  it('and what is read counts no more, read once or twice or all at a time', async () => {
    const person = await stage.person();
    for (let times = 0; times < 3; times += 1) await stage.tell([person]);
    expect(await unread(person)).toBe(3);
    const [newest] = (await list(person)).items;
    expect(await read(person, newest!.noticeId)).toEqual({ unread: 2 });
    expect(await read(person, newest!.noticeId)).toEqual({ unread: 2 });
    expect((await list(person)).items.map((one) => one.read)).toEqual([true, false, false]);
    expect(await stage.running.api.call(noticeRoutes.readAll, {}, { token: person.token })).toEqual({ unread: 0 });
    expect(await unread(person)).toBe(0);
  });

  it('of one happening once for ever, however often and from wherever it is told', async () => {
    const [guihua, xiaoliu] = [await stage.person(), await stage.person()];
    const once = { key: 'report:r9:accept:2' };
    await stage.tell([guihua, guihua], once);
    await Promise.all([1, 2, 3, 4].map(() => stage.tell([guihua, xiaoliu], once)));
    expect(await stage.notices(guihua)).toHaveLength(1);
    expect(await stage.notices(xiaoliu)).toHaveLength(1);
  });

  it('of nothing that did not happen after all', async () => {
    const person = await stage.person();
    const failing = stage.uow.run(async () => {
      await stage.tell([person]);
      throw new Error('the move was refused');
    });
    await expect(failing).rejects.toThrow('the move was refused');
    expect(await stage.notices(person)).toEqual([]);
  });

  it('five hundred at once, and a long word is cut', async () => {
    const person = await stage.person();
    const crowd = Array.from({ length: 500 }, (_, at) => ({ ...person, memberId: `member-${at}` }));
    await stage.tell([...crowd, person], { values: { what: '长'.repeat(5_000), place: '三组', words: '好' } });
    expect((await list(person)).items[0]!.body).toHaveLength(200 + '“”(三组):好。'.length);
    expect(await stage.uow.repo(Notice).countBy({ memberId: 'member-499' })).toBe(1);
  });

  it('and what is older than 400 days or beyond a thousand is forgotten at night', async () => {
    const [old, crowded] = [await stage.person(), await stage.person()];
    await stage.tell([old]);
    const [pattern] = await stage.notices(old);
    const row = (at: number, createdAt: number, memberId: string): Notice => ({ ...pattern!, id: `${memberId.slice(-8)}-${at}`, memberId, noticeKey: `k${at}`, createdAt });
    const now = stage.running.clock.now();
    const many = Array.from({ length: 1_030 }, (_, at) => row(at, now - at, crowded.memberId));
    await stage.uow.run(async () => {
      for (let at = 0; at < many.length; at += 500) await stage.uow.repo(Notice).insert(many.slice(at, at + 500));
      await stage.uow.repo(Notice).insert(row(1, now - 401 * 86_400_000, old.memberId));
    });
    await stage.get().get(NoticeSweepJobs, { strict: false }).sweep();
    expect(await stage.notices(old)).toHaveLength(1);
    const kept = await stage.notices(crowded);
    expect(kept).toHaveLength(1_000);
    expect(kept[0]!.createdAt).toBe(now - 999);
  });

  it('and the list is never asked for more than a page', async () => {
    const person = await stage.person();
    await expect(list(person, { limit: 51 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(list(person, { after: 'nonsense' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
