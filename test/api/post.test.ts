import { auditRoutes } from '../../shared/contract/member';
import { postRoutes, type PostView } from '../../shared/contract/post';
import { startApp, type RunningApp } from '../support/app';
import { databases } from '../support/databases';
import { aFollower, aSecretary, aTownOfficer, aVillager, NEXT_VILLAGE, theVillages, YANGJIAWAN, type Person } from '../support/people';
import { aPhoto } from '../support/reports';

describe.each(databases)('a village publishes on its boards, on $name', (database) => {
  let running: RunningApp;
  let secretary: Person;
  let neighbour: Person;
  let follower: Person;

  beforeAll(async () => {
    running = await startApp(database);
    await theVillages(running);
    secretary = await aSecretary(running);
    neighbour = await aSecretary(running, NEXT_VILLAGE);
    follower = await aFollower(running);
  });
  afterAll(() => running.close());

  const params = (postId: string) => ({ params: { postId } });
  const words = { board: 'economy' as const, title: '萝卜上了丰收节', body: '今年我村萝卜在区丰收节展出,三天卖了六百斤。' };

  interface Extra {
    title?: string;
    body?: string;
    photoIds?: string[];
    pinned?: boolean;
    villageId?: string;
  }
  const publish = (who: Person, { villageId = YANGJIAWAN, ...extra }: Extra = {}, key?: string): Promise<PostView> =>
    running.api.call(postRoutes.publish, { params: { villageId }, body: { ...words, ...extra } }, { token: who.token, ...(key && { key }) });
  const read = (postId: string, who?: Person) => running.api.call(postRoutes.read, params(postId), who ? { token: who.token } : {});
  const edit = (who: Person, post: PostView, title: string, version = post.version, photoIds: string[] = []) =>
    running.api.call(postRoutes.edit, { ...params(post.postId), body: { ...words, title, version, photoIds } }, { token: who.token });
  const pin = (who: Person, postId: string, pinned = true) =>
    running.api.call(postRoutes.pin, { ...params(postId), body: { pinned } }, { token: who.token });
  const withdraw = (who: Person, postId: string, reason = '数字写错了') =>
    running.api.call(postRoutes.withdraw, { ...params(postId), body: { reason } }, { token: who.token });
  const unpinAll = async (posts: PostView[]) => {
    for (const { postId } of posts) await pin(secretary, postId, false);
  };

  it('with photos, and anybody can read it without signing in', async () => {
    const photoIds = [await aPhoto(running, secretary, 'post'), await aPhoto(running, secretary, 'post')];
    const { postId } = await publish(secretary, { photoIds });
    const post = await read(postId);
    expect(post).toMatchObject({ title: words.title, board: 'economy', pinned: false, version: 1, editedAt: null, withdrawn: null, mayEdit: false });
    expect(post.photos.map(({ photoId }) => photoId)).toEqual(photoIds);
    expect(post.photo?.photoId).toBe(photoIds[0]);
    expect(post.village.name).toContain('杨家湾');
    expect((await running.api.fetch(post.photos[0]!.thumbUrl)).status).toBe(200);
    expect((await read(postId, secretary)).mayEdit).toBe(true);
  });

  it('and what looks like HTML stays the text it is', async () => {
    const body = '<b>便宜</b> & <script>alert(1)</script>';
    const post = await publish(secretary, { body });
    expect(post).toMatchObject({ body, excerpt: body });
  });

  it('and an excerpt never cuts an emoji', async () => {
    const post = await publish(secretary, { body: '🥕'.repeat(200) });
    expect(post.excerpt).toBe('🥕'.repeat(80));
  });

  it('once, however often the phone retries', async () => {
    const first = await publish(secretary, { title: '只发一次' }, 'publish-once-1');
    const second = await publish(secretary, { title: '只发一次' }, 'publish-once-1');
    expect(second.postId).toBe(first.postId);
    await expect(publish(secretary, { title: '另一条' }, 'publish-once-1')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('and nobody can show a photo that is somebody else\'s', async () => {
    const photoIds = [await aPhoto(running, follower, 'post')];
    await expect(publish(secretary, { photoIds })).rejects.toMatchObject({ code: 'PHOTO_NOT_YOURS', status: 422 });
    const post = await publish(secretary);
    await expect(edit(secretary, post, '换图', 1, photoIds)).rejects.toMatchObject({ code: 'PHOTO_NOT_YOURS' });
    expect((await read(post.postId)).title).toBe(words.title);
  });

  it('but only the village\'s own staff may', async () => {
    const post = await publish(secretary);
    const villager = await aVillager(running);
    for (const stranger of [neighbour, follower, villager, await aTownOfficer(running)]) {
      await expect(publish(stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(edit(stranger, post, '改')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(pin(stranger, post.postId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(withdraw(stranger, post.postId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await read(post.postId)).toMatchObject({ title: words.title, pinned: false, withdrawn: null });
  });

  it('and of two who edit the same version, the second is told', async () => {
    const post = await publish(secretary);
    const colleague = await aSecretary(running);
    const attempts = await Promise.allSettled([edit(secretary, post, '甲改的'), edit(colleague, post, '乙改的')]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CHANGED_MEANWHILE', status: 409 } });
    const now = await read(post.postId);
    expect(now.version).toBe(2);
    expect(['甲改的', '乙改的']).toContain(now.title);
    expect(now.editedAt).not.toBeNull();
    await expect(edit(secretary, post, '旧版本', 1)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it('and a colleague may edit words around photos that were there', async () => {
    const post = await publish(secretary, { photoIds: [await aPhoto(running, secretary, 'post')] });
    const colleague = await aSecretary(running);
    const edited = await edit(colleague, post, '同事改的', 1, post.photos.map(({ photoId }) => photoId));
    expect(edited.photos).toHaveLength(1);
  });

  it('and pins three at most, also when five are pinned at once', async () => {
    const posts = await Promise.all([1, 2, 3, 4, 5].map((n) => publish(secretary, { title: `置顶候选 ${n}` })));
    const attempts = await Promise.allSettled(posts.map(({ postId }) => pin(secretary, postId)));
    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'POST_PIN_LIMIT', status: 422 });
    const pinned = (await Promise.all(posts.map(({ postId }) => read(postId)))).filter((post) => post.pinned);
    expect(pinned).toHaveLength(3);
    await expect(publish(secretary, { pinned: true, title: '第四条' })).rejects.toMatchObject({ code: 'POST_PIN_LIMIT' });
    expect((await running.api.call(postRoutes.list, { params: { villageId: YANGJIAWAN } })).items[0]?.title).not.toBe('第四条');
    await pin(secretary, pinned[0]!.postId, false);
    const fourth = await publish(secretary, { pinned: true });
    expect(fourth.pinned).toBe(true);
    await unpinAll([...posts, fourth]);
  });

  it('and pinning twice is pinning once', async () => {
    const post = await publish(secretary);
    await pin(secretary, post.postId);
    expect((await pin(secretary, post.postId)).pinned).toBe(true);
    await unpinAll([post]);
    expect((await read(post.postId)).pinned).toBe(false);
  });

  it('and what is withdrawn is gone for the village, while staff read why', async () => {
    const post = await publish(secretary, { pinned: true, title: '发错了' });
    expect(await withdraw(secretary, post.postId)).toMatchObject({ pinned: false, mayEdit: false, withdrawn: { reason: '数字写错了' } });
    await expect(read(post.postId)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
    await expect(read(post.postId, neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(withdraw(neighbour, post.postId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await read(post.postId, secretary)).withdrawn?.reason).toBe('数字写错了');
    const { items } = await running.api.call(postRoutes.list, { params: { villageId: YANGJIAWAN } });
    expect(items.map(({ postId }) => postId)).not.toContain(post.postId);
    await expect(edit(secretary, post, '再改')).rejects.toMatchObject({ code: 'POST_WITHDRAWN', status: 409 });
    await expect(pin(secretary, post.postId)).rejects.toMatchObject({ code: 'POST_WITHDRAWN' });
    await expect(withdraw(secretary, post.postId)).rejects.toMatchObject({ code: 'POST_WITHDRAWN' });
  });

  it('and a withdrawal needs a reason', async () => {
    const post = await publish(secretary);
    await expect(withdraw(secretary, post.postId, '  ')).rejects.toMatchObject({ code: 'INPUT_INVALID', details: [{ path: 'reason', message: '请写明理由' }] });
  });

  it('and every act is in the audit log', async () => {
    const post = await publish(secretary, { title: '留痕' });
    await edit(secretary, post, '留痕二');
    await withdraw(secretary, post.postId);
    const { items } = await running.api.call(auditRoutes.list, { params: { villageId: YANGJIAWAN } }, { token: secretary.token });
    expect(items.slice(0, 3).map(({ action }) => action)).toEqual(['post.withdraw', 'post.edit', 'post.publish']);
  });

  it('and an unknown post or village is simply not found', async () => {
    await expect(read('01J00000000000000000000000')).rejects.toMatchObject({ status: 404 });
    await expect(running.api.call(postRoutes.list, { params: { villageId: '999999999999' } })).rejects.toMatchObject({ status: 404 });
  });

  it('and its list is read page by page without a gap or a double while new posts come in', async () => {
    const board = 'nostalgia' as const;
    const put = (n: number) => running.api.call(
      postRoutes.publish, { params: { villageId: NEXT_VILLAGE }, body: { board, title: `旧事 ${n}`, body: '讲给后生听' } }, { token: neighbour.token },
    );
    const before = await Promise.all(Array.from({ length: 7 }, (_, n) => put(n)));
    const seen: string[] = [];
    let after: string | undefined;
    for (let turn = 0; turn < 10; turn += 1) {
      const asked = { board, limit: 3, ...(after !== undefined && { after }) };
      const page = await running.api.call(postRoutes.list, { params: { villageId: NEXT_VILLAGE }, query: asked });
      seen.push(...page.items.map(({ postId }) => postId));
      if (page.next === null) break;
      after = page.next;
      running.clock.advance(1);
      await put(100 + turn);
    }
    expect([...seen].sort()).toEqual(before.map(({ postId }) => postId).sort());
  });
});
