import { contentCheckRoutes, type HeldView } from '../../shared/contract/content-check';
import { auditRoutes } from '../../shared/contract/member';
import { noticeRoutes } from '../../shared/contract/notice';
import { postRoutes, type PostView } from '../../shared/contract/post';
import { startWithWeChat, type WithWeChat } from '../support/checks';
import { databases } from '../support/databases';
import { aFollower, anOfficer, aSecretary, aTownOfficer, NEXT_VILLAGE, theVillages, YANGJIAWAN, type Person } from '../support/people';
import { aPhoto } from '../support/reports';

describe.each(databases)('a person looks at what the machine would not pass, on $name', (database) => {
  let village: WithWeChat;
  let author: Person;
  let secretary: Person;
  let town: Person;
  let neighbour: Person;
  let follower: Person;

  beforeAll(async () => {
    village = await startWithWeChat(database, { now: '2026-11-23T10:00:00+08:00' });
    await theVillages(village);
    author = await anOfficer(village, 'cadre', YANGJIAWAN);
    secretary = await aSecretary(village);
    town = await aTownOfficer(village);
    neighbour = await aSecretary(village, NEXT_VILLAGE);
    follower = await aFollower(village);
    await village.opens(author);
  });
  afterAll(() => village?.close());

  const params = { villageId: YANGJIAWAN };
  const words = { board: 'economy' as const, title: '萝卜上市' };
  const publish = (body: string, photoIds: string[] = []): Promise<PostView> =>
    village.api.call(postRoutes.publish, { params, body: { ...words, body, photoIds } }, { token: author.token });
  const edit = ({ postId, version }: PostView, body: string): Promise<PostView> =>
    village.api.call(postRoutes.edit, { params: { postId }, body: { ...words, body, version, photoIds: [] } }, { token: author.token });
  const queue = (who: Person, query = {}) => village.api.call(contentCheckRoutes.queue, { query }, { token: who.token });
  const open = (who: Person, checkId: string) => village.api.call(contentCheckRoutes.held, { params: { checkId } }, { token: who.token });
  const newest = async (who: Person): Promise<HeldView> => open(who, (await queue(who)).items[0]!.checkId);
  const decide = (who: Person, { checkId, version }: HeldView, decision: 'approve' | 'refuse', reason = '') =>
    village.api.call(contentCheckRoutes.decide, { params: { checkId }, body: { decision, reason, version } }, { token: who.token });
  const approve = (who: Person, held: HeldView, reason?: string) => decide(who, held, 'approve', reason);
  const refuse = (who: Person, held: HeldView, reason = '说的不是实情') => decide(who, held, 'refuse', reason);
  const appeal = (who: Person, { postId }: PostView, say = '数字是村里核过的') =>
    village.api.call(contentCheckRoutes.appeal, { body: { subject: `post:${postId}`, words: say } }, { token: who.token });
  const asAuthor = ({ postId }: PostView) => village.api.call(postRoutes.read, { params: { postId } }, { token: author.token });
  const isPublic = async ({ postId }: PostView) => (await village.api.send(postRoutes.read, { params: { postId } }, { token: follower.token })).status === 200;
  const toldTo = async (who: Person) => (await village.api.call(noticeRoutes.list, {}, { token: who.token })).items[0]?.body;
  const heldPost = async (body = '待审的话') => {
    village.clock.advance(1_000);
    const post = await publish(body);
    return { post, held: await newest(secretary) };
  };
  const refusedPost = async (by: Person = secretary) => {
    const { post, held } = await heldPost();
    await refuse(by, held);
    return post;
  };

  it('and reads its words and photos, and why the machine hesitated', async () => {
    village.clock.advance(1_000);
    await publish('待审的话', [await aPhoto(village, author, 'post')]);
    await village.judged();
    const held = await newest(secretary);
    expect(held).toMatchObject({ kind: 'post', desk: 'held', photos: 1, voices: 0, why: '文字:机器拿不准', mayDecide: true, village: { villageId: YANGJIAWAN } });
    expect(held.parts.map(({ kind, state, why }) => [kind, state, why])).toEqual([['text', 'review', '文字:机器拿不准'], ['photo', 'passed', '']]);
    expect(held.parts[0]?.text).toBe('萝卜上市\n待审的话');
    expect((await village.api.fetch(held.parts[1]!.photo!.thumbUrl)).status).toBe(200);
  });

  it('and lets it through: everybody sees it, the author is told, the act is in the audit log', async () => {
    const { post, held } = await heldPost();
    expect(await toldTo(secretary)).toBe('“村里发的内容”要有人看过才能公开。');
    await approve(secretary, held);
    expect(await isPublic(post)).toBe(true);
    expect((await queue(secretary)).items.map(({ checkId }) => checkId)).not.toContain(held.checkId);
    expect(await toldTo(author)).toBe('您发的“村里发的内容”通过了,大家看得到了。');
    const { items } = await village.api.call(auditRoutes.list, { params }, { token: secretary.token });
    expect(items[0]).toMatchObject({ action: 'content.approve', words: '审核通过了一条内容,理由:内容没有问题' });
    await expect(open(secretary, held.checkId)).rejects.toMatchObject({ status: 404 });
  });

  it('and sends it back with a reason the author reads', async () => {
    const { post, held } = await heldPost();
    await expect(refuse(secretary, held, '')).rejects.toMatchObject({ code: 'CHECK_REASON_MISSING', status: 400 });
    await refuse(secretary, held, '照片里有别人家的车牌');
    expect(await isPublic(post)).toBe(false);
    expect((await asAuthor(post)).check).toMatchObject({ state: 'refused', reason: '照片里有别人家的车牌', canAppeal: true });
    expect(await toldTo(author)).toContain('照片里有别人家的车牌');
    const { items } = await village.api.call(auditRoutes.list, { params }, { token: secretary.token });
    expect(items[0]?.words).toBe('审核退回了一条内容,理由:照片里有别人家的车牌');
  });

  it('but never their own, and never another village\'s', async () => {
    const { held } = await heldPost();
    await expect(approve(author, held)).rejects.toMatchObject({ code: 'CHECK_IS_YOURS', status: 403 });
    expect((await queue(author)).items[0]).toMatchObject({ checkId: held.checkId, mayDecide: false });
    expect((await queue(neighbour)).items).toEqual([]);
    await expect(open(neighbour, held.checkId)).rejects.toMatchObject({ status: 404 });
    await expect(approve(neighbour, held)).rejects.toMatchObject({ status: 404 });
    await expect(queue(follower)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await queue(town, { villageId: NEXT_VILLAGE })).items).toEqual([]);
    await approve(town, await open(town, held.checkId));
  });

  it('and of two who decide at once, one decides and the other is told', async () => {
    const { post, held } = await heldPost();
    const attempts = await Promise.allSettled([approve(secretary, held), refuse(town, held)]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CHECK_ALREADY_DECIDED', status: 409 } });
    expect(await isPublic(post)).toBe(attempts[0]?.status === 'fulfilled');
    await expect(approve(secretary, held)).rejects.toMatchObject({ code: 'CHECK_ALREADY_DECIDED' });
  });

  it('and never passes words that were changed after they were read', async () => {
    const { post, held } = await heldPost();
    const fresh = await edit(post, '待审的另一番话');
    await expect(approve(secretary, held)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE', status: 409 });
    expect(await isPublic(fresh)).toBe(false);
    const again = await open(secretary, held.checkId);
    expect(again.parts[0]?.text).toContain('另一番话');
    await approve(secretary, again);
  });

  it('and what was sent back once is looked at again after every change, however harmless', async () => {
    const post = await refusedPost();
    const fresh = await edit(post, '好话。');
    expect(await isPublic(fresh)).toBe(false);
    const held = await newest(secretary);
    expect(held.why).toBe('上一稿被退回过');
    await approve(secretary, held);
    expect(await isPublic(fresh)).toBe(true);
    await edit(await asAuthor(fresh), '更好的话。');
    expect(await isPublic(fresh)).toBe(true);
  });

  it('and nobody looks at what its author has withdrawn', async () => {
    const { post, held } = await heldPost();
    await village.api.call(postRoutes.withdraw, { params: { postId: post.postId }, body: { reason: '发错了' } }, { token: author.token });
    await expect(open(secretary, held.checkId)).rejects.toMatchObject({ status: 404 });
  });

  it('page by page, newest first', async () => {
    for (let n = 0; n < 3; n += 1) await heldPost(`待审第 ${n} 条`);
    const first = await queue(secretary, { limit: 2 });
    expect(first.items.map(({ excerpt }) => excerpt)).toEqual(['萝卜上市 待审第 2 条', '萝卜上市 待审第 1 条']);
    const second = await queue(secretary, { limit: 2, after: first.next });
    expect(second.items[0]?.excerpt).toBe('萝卜上市 待审第 0 条');
  });

  describe('the author appeals', () => {
    it('once, to somebody other than who refused it, and is heard', async () => {
      const post = await refusedPost();
      expect(await appeal(author, post)).toMatchObject({ state: 'refused', canAppeal: false });
      const held = await newest(secretary);
      expect(held).toMatchObject({ desk: 'appeal', refusedWith: '说的不是实情', appealWords: '数字是村里核过的', mayDecide: false });
      await expect(approve(secretary, held)).rejects.toMatchObject({ code: 'CHECK_REFUSED_BY_YOU', status: 403 });
      expect(await isPublic(post)).toBe(false);
      await approve(town, held, '情况属实');
      expect(await isPublic(post)).toBe(true);
      expect(await toldTo(author)).toContain('通过了');
    });

    it('and a second refusal is the last word', async () => {
      const post = await refusedPost();
      await appeal(author, post);
      await refuse(town, await newest(town), '还是不合适');
      expect((await asAuthor(post)).check).toMatchObject({ state: 'refused', reason: '还是不合适', canAppeal: false });
      expect(await toldTo(author)).toContain('还是不合适');
      await expect(appeal(author, post)).rejects.toMatchObject({ code: 'APPEAL_NOT_POSSIBLE', status: 409 });
    });

    it('against the machine, and any other member of staff may decide', async () => {
      village.clock.advance(1_000);
      const post = await publish('请加入法轮');
      await appeal(author, post, '这是引用县里的防邪宣传');
      expect(await toldTo(secretary)).toContain('这是引用县里的防邪宣传');
      await approve(secretary, await newest(secretary));
      expect(await isPublic(post)).toBe(true);
    });

    it('twice at the same moment, and it is one appeal', async () => {
      const post = await refusedPost();
      const attempts = await Promise.allSettled([appeal(author, post), appeal(author, post)]);
      expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('but only for their own, and only what was refused', async () => {
      const post = await refusedPost();
      await expect(appeal(follower, post)).rejects.toMatchObject({ status: 404 });
      await expect(appeal(author, post, '  ')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      const { post: waiting } = await heldPost();
      await expect(appeal(author, waiting)).rejects.toMatchObject({ code: 'APPEAL_NOT_POSSIBLE' });
    });

    it('and finds all own things that are not shown in one list', async () => {
      const post = await refusedPost();
      const { items } = await village.api.call(contentCheckRoutes.mine, {}, { token: author.token });
      expect(items.find(({ subject }) => subject === `post:${post.postId}`)).toMatchObject({ state: 'refused', reason: '说的不是实情', canAppeal: true, excerpt: '萝卜上市 待审的话' });
      expect(items.every(({ state }) => state !== 'passed')).toBe(true);
      expect((await village.api.call(contentCheckRoutes.mine, {}, { token: secretary.token })).items).toEqual([]);
    });
  });
});
