import { Injectable, Module } from '@nestjs/common';
import { UnitOfWork } from '../../server/src/core/database/unit-of-work';
import { ContentCheckModule } from '../../server/src/features/content-check/content-check.module';
import { ContentChecks, type Opening } from '../../server/src/features/content-check/content-checks.service';
import { HandlesChecked, type Checked } from '../../server/src/features/content-check/handles-checked';
import { ContentCheck } from '../../server/src/features/content-check/content-check.entity';
import { features } from '../../server/src/features/features';
import { Voices } from '../../server/src/features/voice/voices.service';
import { voiceRoutes } from '../../shared/contract/voice';
import { startWithWeChat, type WithWeChat } from '../support/checks';
import { databases } from '../support/databases';
import { aStranger, theVillages, YANGJIAWAN, type Person } from '../support/people';
import { anMp3 } from '../support/sounds';

/** A feature that keeps songs, and can be told to fail. */
@Injectable()
class SongBook {
  readonly heard: Checked[] = [];
  fails = false;

  @HandlesChecked('song')
  async checked(checked: Checked): Promise<void> {
    if (this.fails) throw new Error('the book is wet');
    this.heard.push(checked);
  }
}

@Module({ imports: [ContentCheckModule], providers: [SongBook] })
class SongModule {}

describe.each(databases)('a feature has its things checked, on $name', (database) => {
  let village: WithWeChat;
  let singer: Person;
  let songs = 0;
  const book = () => village.app.get(SongBook, { strict: false });
  const checks = () => village.app.get(ContentChecks, { strict: false });
  const uow = () => village.app.get(UnitOfWork);

  beforeAll(async () => {
    village = await startWithWeChat(database, { now: '2026-11-23T10:00:00+08:00', features: [...features, SongModule] });
    await theVillages(village);
    singer = await aStranger(village);
    await village.opens(singer);
  });
  beforeEach(() => void book().heard.splice(0));
  afterAll(() => village?.close());

  const aSong = (more: Partial<Opening> = {}): Opening => ({
    subject: `song:${(songs += 1)}`, villageId: YANGJIAWAN, authorId: singer.memberId, scene: 'log', texts: ['十送红军'], photoIds: [], voiceIds: [], ...more,
  });
  const standing = async ({ subject }: Opening) => (await checks().stateOf([subject])).get(subject);

  it('and hears how it ended', async () => {
    const song = aSong();
    expect(await checks().open(song)).toBe('checking');
    await village.drain();
    expect(book().heard).toEqual([{ subjectId: song.subject.slice(5), villageId: YANGJIAWAN, state: 'passed', reason: '' }]);
    expect(await standing(song)).toMatchObject({ state: 'passed', canAppeal: false });
  });

  it('and nothing is asked when the act itself is rolled back', async () => {
    const song = aSong();
    const act = uow().run(async () => {
      await checks().open(song);
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    await village.drain();
    expect(await standing(song)).toBeUndefined();
    expect(book().heard).toEqual([]);
  });

  it('and when it cannot write the outcome down, there is none until it can', async () => {
    const song = aSong();
    book().fails = true;
    await checks().open(song);
    await village.drain();
    expect(await standing(song)).toMatchObject({ state: 'checking' });
    book().fails = false;
    village.clock.advanceMinutes(2);
    await village.drain();
    expect(await standing(song)).toMatchObject({ state: 'passed' });
  });

  it('and a thing without content has passed before it is asked about', async () => {
    expect(await checks().open(aSong({ texts: ['', '  '] }))).toBe('passed');
  });

  it('and what somebody without an account said is looked at by a person', async () => {
    const song = aSong({ authorId: null, texts: ['无名氏的歌'] });
    await checks().open(song);
    await village.drain();
    expect(book().heard).toMatchObject([{ state: 'held' }]);
    expect(village.double.callsTo('/wxa/msg_sec_check').filter(({ body }) => body.includes('无名氏'))).toEqual([]);
  });

  it('and a voice is for nobody else\'s ears until it has passed', async () => {
    const { voiceId } = await village.api.call(voiceRoutes.upload, {}, { token: singer.token, file: { bytes: anMp3(7), name: 'a.mp3', type: 'audio/mpeg' } });
    const song = aSong({ texts: [], voiceIds: [voiceId] });
    const ears = async () => (await village.app.get(Voices, { strict: false }).view([voiceId])).length;
    await checks().open(song);
    await village.drain();
    expect(village.double.house.media.waiting).toMatchObject([{ mediaType: 1 }]);
    expect(await ears()).toBe(0);
    await village.judged();
    expect([await ears(), book().heard.at(-1)?.state]).toEqual([1, 'passed']);
  });

  it('and opening it twice with the same words asks once', async () => {
    const song = aSong({ texts: ['一首只问一次的歌'] });
    await checks().open(song);
    await village.drain();
    expect(await checks().open(song)).toBe('passed');
    await village.drain();
    expect(village.double.callsTo('/wxa/msg_sec_check').filter(({ body }) => body.includes('只问一次'))).toHaveLength(1);
  });

  it('and of many parts that are answered at once, none is lost', async () => {
    const song = aSong({ texts: Array.from({ length: 8 }, (_, n) => `第 ${n} 段歌词`) });
    await checks().open(song);
    await village.drain();
    expect(await standing(song)).toMatchObject({ state: 'passed' });
    expect(book().heard).toHaveLength(1);
  });

  it('and when it is gone, nobody is asked to look at it', async () => {
    const song = aSong({ texts: ['待审的歌'] });
    await checks().open(song);
    await village.drain();
    await uow().run(() => checks().close(song.subject));
    expect(await standing(song)).toBeUndefined();
    expect(await uow().repo(ContentCheck).countBy({ subject: song.subject })).toBe(0);
  });

  it('and it knows who may appeal', async () => {
    const song = aSong({ texts: ['请加入法轮'] });
    await checks().open(song);
    await village.drain();
    expect(await standing(song)).toMatchObject({ state: 'refused', canAppeal: true, authorId: singer.memberId });
  });
});
