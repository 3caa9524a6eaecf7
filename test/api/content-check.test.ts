import { contentCheckRoutes } from '../../shared/contract/content-check';
import { postRoutes, type PostView } from '../../shared/contract/post';
import { villageRoutes } from '../../shared/contract/village';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { ContentCheckPart } from '../../server/src/features/content-check/content-check.entity';
import { PhotoService, type PhotoReader } from '../../server/src/features/photo/photo.service';
import { startWithWeChat, type WithWeChat } from '../support/checks';
import { databases } from '../support/databases';
import { aFollower, anOfficer, aSecretary, theVillages, YANGJIAWAN, type Person } from '../support/people';
import { aPhoto } from '../support/reports';
import { messageOf } from '../support/wechat-double/media-desk';
import { push } from '../support/wechat-double/push';

const TEXT = '/wxa/msg_sec_check';
const MEDIA = '/wxa/media_check_async';

describe.each(databases)('what people write and photograph is checked before others see it, on $name', (database) => {
  let village: WithWeChat;
  let secretary: Person;
  let cadre: Person;
  let follower: Person;

  beforeAll(async () => {
    village = await startWithWeChat(database, { now: '2026-11-23T10:00:00+08:00' });
    await theVillages(village);
    secretary = await aSecretary(village);
    cadre = await anOfficer(village, 'cadre', YANGJIAWAN);
    follower = await aFollower(village);
  });
  beforeEach(async () => {
    village.double.reset();
    village.double.house.media.forget();
    await village.opens(secretary);
  });
  afterAll(() => village?.close());

  const params = { villageId: YANGJIAWAN };
  const words = { board: 'economy' as const, title: '萝卜上市', body: '今年的萝卜又大又甜。' };
  const publish = (more: { body?: string; photoIds?: string[] } = {}): Promise<PostView> =>
    village.api.call(postRoutes.publish, { params, body: { ...words, ...more } }, { token: secretary.token });
  const withPhoto = async () => publish({ photoIds: [await aPhoto(village, secretary, 'post')] });
  const edit = ({ postId, version, photos }: PostView, body: string) => village.api.call(
    postRoutes.edit,
    { params: { postId }, body: { ...words, body, version, photoIds: photos.map(({ photoId }) => photoId) } },
    { token: secretary.token },
  );
  const asSeenBy = (who: Person | undefined, postId: string) => village.api.call(postRoutes.read, { params: { postId } }, who ? { token: who.token } : {});
  const stateOf = async ({ postId }: PostView) => (await asSeenBy(secretary, postId)).checkState;
  const whyHeld = async () => {
    const { items: [card] } = await village.api.call(contentCheckRoutes.queue, {}, { token: cadre.token });
    return card?.why;
  };
  const shownToOthers = async ({ postId }: PostView) => {
    const answer = await village.api.send(postRoutes.read, { params: { postId } }, { token: follower.token });
    const list = await village.api.call(postRoutes.list, { params }, { token: follower.token });
    const page = await village.api.call(villageRoutes.page, { params }, { token: follower.token });
    const home = await village.api.call(villageRoutes.home, {}, { token: follower.token });
    const everywhere = [...list.items, ...page.latest, ...page.boards.flatMap((board) => board.posts), ...home.villages.flatMap((one) => one.newest)];
    return answer.status === 200 || everywhere.some((post) => post.postId === postId);
  };

  describe('the machine', () => {
    it('passes a text at once, and everybody reads it', async () => {
      const post = await publish();
      expect(await stateOf(post)).toBe('passed');
      expect(await shownToOthers(post)).toBe(true);
      expect(JSON.parse(village.double.callsTo(TEXT)[0]!.body)).toMatchObject({ version: 2, scene: 3, content: `${words.title}\n${words.body}` });
    });

    it('shows a photo to nobody but its author and the staff until WeChat has called back', async () => {
      const post = await withPhoto();
      expect(await shownToOthers(post)).toBe(false);
      await expect(asSeenBy(undefined, post.postId)).rejects.toMatchObject({ status: 404 });
      expect(await asSeenBy(secretary, post.postId)).toMatchObject({ checkState: 'checking', check: { state: 'checking', canAppeal: false } });
      expect((await asSeenBy(cadre, post.postId)).photos).toHaveLength(1);
      await village.judged();
      expect(await shownToOthers(post)).toBe(true);
      expect(await asSeenBy(undefined, post.postId)).toMatchObject({ checkState: 'passed', check: null, photos: [{ photoId: post.photos[0]!.photoId }] });
    });

    it('hands out the link of an unchecked photo to its owner and to moderators, and to nobody else', async () => {
      const { photos: [{ photoId } = { photoId: '' }] } = await withPhoto();
      const linksFor = async (reader?: PhotoReader) => (await village.app.get(PhotoService, { strict: false }).view([photoId], reader)).length;
      const readers = [undefined, {}, { memberId: follower.memberId }, { memberId: secretary.memberId }, { seesUnchecked: true }];
      expect(await Promise.all(readers.map(linksFor))).toEqual([0, 0, 0, 1, 1]);
      await village.judged();
      expect(await Promise.all(readers.map(linksFor))).toEqual([1, 1, 1, 1, 1]);
    });

    it('gives WeChat an address at which the photo really is', async () => {
      await withPhoto();
      const [{ mediaUrl, mediaType } = { mediaUrl: '', mediaType: 0 }] = village.double.house.media.waiting;
      expect(mediaType).toBe(2);
      expect((await fetch(mediaUrl)).headers.get('content-type')).toBe('image/jpeg');
      await village.judged();
    });

    it('waits for every one of several photos', async () => {
      const post = await publish({ photoIds: [await aPhoto(village, secretary, 'post'), await aPhoto(village, secretary, 'post')] });
      const [first, second] = village.double.house.media.forget();
      await push(village.door, await messageOf(first!, village.door.appid, {}));
      await village.drain();
      expect(await stateOf(post)).toBe('checking');
      await push(village.door, await messageOf(second!, village.door.appid, {}));
      await village.drain();
      expect(await stateOf(post)).toBe('passed');
    });

    it.each([
      ['a text', '请大家加入法轮', '文字涉及不适合公开谈论的时政内容,请改一下再发;觉得不对可以申诉'],
    ])('refuses risky words in %s with a reason', async (_, body, reason) => {
      const post = await publish({ body });
      expect(await shownToOthers(post)).toBe(false);
      expect((await asSeenBy(secretary, post.postId)).check).toEqual({ subject: `post:${post.postId}`, state: 'refused', reason, canAppeal: true });
    });

    it('refuses a risky photo with a reason, and its author alone still sees it', async () => {
      const post = await withPhoto();
      await village.judged({ suggest: 'risky', label: 20002 });
      expect((await asSeenBy(secretary, post.postId)).check).toMatchObject({ state: 'refused', reason: '照片有低俗色情内容,请改一下再发;觉得不对可以申诉' });
      expect(await shownToOthers(post)).toBe(false);
      expect((await asSeenBy(secretary, post.postId)).photos).toHaveLength(1);
    });

    it.each(['待审', 'photo'])('holds for a person what it is not sure about: %s', async (what) => {
      const post = what === 'photo' ? await withPhoto() : await publish({ body: what });
      await village.judged({ suggest: 'review' });
      expect(await stateOf(post)).toBe('held');
      expect(await whyHeld()).toContain('机器拿不准');
      expect(await shownToOthers(post)).toBe(false);
    });

    it('does not ask again about a photo that has passed when the words around it change', async () => {
      const post = await withPhoto();
      await village.judged();
      village.double.reset();
      await edit(await asSeenBy(secretary, post.postId), '改了几个字。');
      expect([village.double.callsTo(TEXT).length, village.double.callsTo(MEDIA).length]).toEqual([1, 0]);
      expect(await stateOf(post)).toBe('passed');
    });

    it('checks an edit like a new thing: good words do not carry bad ones', async () => {
      const post = await publish();
      await edit(post, '请加入法轮');
      expect(await stateOf(post)).toBe('refused');
      expect(await shownToOthers(post)).toBe(false);
    });
  });

  describe('when WeChat does not answer as it should', () => {
    it.each([
      [45009, '今天的机器检查次数用完了'],
      [61010, '作者两小时没打开小程序,微信不给查'],
      [40003, '微信没有接受这次检查'],
    ])('error %i holds the text for a person at once, for its author alone', async (errcode, why) => {
      village.double.fail(TEXT, { errcode });
      const post = await publish();
      expect(await stateOf(post)).toBe('held');
      expect(await whyHeld()).toContain(why);
      expect(await shownToOthers(post)).toBe(false);
    });

    it('an author WeChat has not seen for two hours is held, too', async () => {
      village.clock.advanceMinutes(121);
      expect(await stateOf(await publish())).toBe('held');
      expect(await whyHeld()).toContain('作者两小时没打开小程序');
    });

    it('the day\'s quota used up holds, and nothing is shown unchecked', async () => {
      const quota = village.double.house.quotas.of[TEXT]!;
      const { perDay } = quota;
      quota.perDay = 0;
      expect(await stateOf(await publish())).toBe('held');
      quota.perDay = perDay;
      expect(await whyHeld()).toContain('次数用完了');
    });

    it.each([
      ['is busy for a minute', () => village.double.fail(TEXT, { errcode: 44991 }, 2)],
      ['cannot be reached for a minute', () => village.double.drop(TEXT, 2)],
    ])('one that %s is asked again, and then it passes', async (_, trouble) => {
      trouble();
      const post = await publish();
      expect(await stateOf(post)).toBe('checking');
      village.clock.advance(10_000);
      await village.drain();
      expect(await stateOf(post)).toBe('checking');
      village.clock.advance(60_000);
      await village.drain();
      expect(await stateOf(post)).toBe('passed');
    });

    it('one that stays busy is asked three times, and then a person looks', async () => {
      village.double.fail(TEXT, { errcode: 44991 }, 10);
      const post = await publish();
      for (const wait of [10_000, 60_000, 60_000]) {
        village.clock.advance(wait);
        await village.drain();
      }
      expect(village.double.callsTo(TEXT)).toHaveLength(3);
      expect(await stateOf(post)).toBe('held');
      expect(await whyHeld()).toContain('微信一直忙');
    });

    it('a photo it cannot fetch is offered three times, and then a person looks', async () => {
      village.config.publicBaseUrl = 'http://127.0.0.1:1';
      const post = await withPhoto();
      for (const wait of [10_000, 60_000, 60_000]) {
        await village.judged();
        village.clock.advance(wait);
      }
      village.config.publicBaseUrl = village.http;
      expect(village.double.callsTo(MEDIA)).toHaveLength(3);
      expect(await stateOf(post)).toBe('held');
      expect(await whyHeld()).toContain('微信取不到照片或录音');
    });

    it('without an address of this server it is not asked at all', async () => {
      village.config.publicBaseUrl = undefined;
      const post = await withPhoto();
      village.config.publicBaseUrl = village.http;
      expect(village.double.callsTo(MEDIA)).toHaveLength(0);
      expect(await stateOf(post)).toBe('held');
      expect(await whyHeld()).toContain('服务器没有设置对外网址');
    });

    it('a callback that never comes is waited for half an hour', async () => {
      const post = await withPhoto();
      village.double.house.media.forget();
      village.clock.advanceMinutes(29);
      await village.drain();
      expect(await stateOf(post)).toBe('checking');
      village.clock.advanceMinutes(1);
      await village.drain();
      expect(await stateOf(post)).toBe('held');
      expect(await whyHeld()).toContain('等了半小时没有结果');
    });

    it('a callback that comes late still counts while nobody has looked', async () => {
      const post = await withPhoto();
      village.clock.advanceMinutes(31);
      await village.drain();
      expect(await stateOf(post)).toBe('held');
      await village.judged();
      expect(await stateOf(post)).toBe('passed');
    });

    it('a callback that comes twice counts once, also when the second says something else', async () => {
      const post = await publish({ photoIds: [await aPhoto(village, secretary, 'post'), await aPhoto(village, secretary, 'post')] });
      const [first, second] = village.double.house.media.forget();
      for (const [asked, suggest] of [[first!, 'pass'], [first!, 'pass'], [first!, 'risky'], [second!, 'pass'], [second!, 'risky']] as const) {
        await push(village.door, await messageOf(asked, village.door.appid, { suggest }));
        await village.drain();
      }
      expect(await stateOf(post)).toBe('passed');
    });

    it('a callback about an earlier question about the same photo changes nothing', async () => {
      const post = await withPhoto();
      const [old] = village.double.house.media.forget();
      village.clock.advance(1);
      const fresh = await edit(post, '换了一段话。');
      await push(village.door, await messageOf(old!, village.door.appid, { suggest: 'risky' }));
      await village.drain();
      expect(await stateOf(fresh)).toBe('checking');
      await village.judged();
      expect(await stateOf(fresh)).toBe('passed');
    });

    it('a forged callback is refused, and one about nobody\'s photo is forgotten', async () => {
      const post = await withPhoto();
      const [asked] = village.double.house.media.waiting;
      const message = await messageOf(asked!, village.door.appid, {});
      expect((await push({ ...village.door, token: 'BBBBB' }, message)).status).toBe(403);
      expect((await push(village.door, { ...message, trace_id: 'nobody-asked-this' })).status).toBe(200);
      expect((await push(village.door, { ...message, result: { suggest: 'fine' } })).status).toBe(200);
      village.clock.advanceMinutes(2);
      await village.drain();
      expect(await stateOf(post)).toBe('checking');
      await village.judged();
      expect(await stateOf(post)).toBe('passed');
    });

    it('a callback that is faster than our own pen is looked at again a minute later', async () => {
      const post = await withPhoto();
      const [asked] = village.double.house.media.forget();
      const uow = village.app.get(UnitOfWork);
      const written = { traceId: asked!.traceId };
      await uow.run(() => uow.repo(ContentCheckPart).update(written, { traceId: null }));
      await push(village.door, await messageOf(asked!, village.door.appid, {}));
      await village.drain();
      await uow.run(() => uow.repo(ContentCheckPart).update({ kind: 'photo', partKey: post.photos[0]!.photoId }, written));
      expect(await stateOf(post)).toBe('checking');
      village.clock.advanceMinutes(1);
      await village.drain();
      expect(await stateOf(post)).toBe('passed');
    });
  });
});
