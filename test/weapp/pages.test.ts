import { BUILT_FOR, weappPackage } from '../support/weapp/package';
import { Stage } from '../support/weapp/stage';
import { type BusyVillage, aBusyVillage } from '../support/weapp/busy-village';
import type { OpenPage } from '../support/weapp/open-page';
import type { Phone } from '../support/weapp/phone/phone';

jest.setTimeout(60_000);

const MOST_BYTES = 256 * 1024;
const MOST_UPDATES = 20;
const MOST_NODES = 999;
const DEEPEST = 29;
const MOST_CHILDREN = 60;
const FAILED = /出了点问题|再试一次|undefined|NaN|\[object/;

function offences(page: OpenPage): string[] {
  const { nodes, depth, mostChildren, crowdedNode } = page.figures;
  const biggest = Math.max(0, ...page.updates);
  return [
    ...(biggest > MOST_BYTES ? [`one setData of ${biggest} bytes`] : []),
    ...(page.updates.length > MOST_UPDATES ? [`${page.updates.length} setData calls`] : []),
    ...(nodes > MOST_NODES ? [`${nodes} nodes`] : []),
    ...(depth > DEEPEST ? [`${depth} levels`] : []),
    ...(mostChildren > MOST_CHILDREN ? [`${mostChildren} children in ${crowdedNode}`] : []),
  ];
}

/** Pictures of our server that do not come. */
async function missingPictures(page: OpenPage, { server }: Phone): Promise<string[]> {
  const ours = [...new Set(page.pictures)].filter((url) => url.startsWith(BUILT_FOR));
  const answers = await Promise.all(ours.map((url) => fetch(url.replace(BUILT_FOR, server))));
  return ours.filter((_url, at) => !answers[at]!.ok || !answers[at]!.headers.get('content-type')?.startsWith('image/'));
}

describe('every page of app.json, in a village where much happens', () => {
  let stage: Stage;
  let village: BusyVillage;
  let phone: Phone;

  beforeAll(async () => {
    stage = await Stage.open();
    village = await aBusyVillage(stage.running);
    phone = await stage.phoneOf(village.everybody);
  });
  afterEach(() => expect(stage.closeApps()).toEqual([]));
  afterAll(() => stage?.close());

  const open = async (path: string): Promise<OpenPage> => {
    const atDesk = { roundId: village.rounds.open, householdId: village.neighbourId };
    const own = path.includes('staff') ? atDesk : { roundId: village.rounds.published };
    const query = Object.entries({ ...village.ids, ...own }).map(([name, id]) => `${name}=${id}`).join('&');
    return stage.open(phone, `${path}?${query}`).page.calm();
  };

  it.each(weappPackage().pages)('%s opens from its address, says something, and keeps WeChat\'s limits', async (path) => {
    const page = await open(path);
    expect(page.words).not.toBe('');
    expect(page.words).not.toMatch(FAILED);
    expect(page.all('.v-offline')).toHaveLength(0);
    expect(page.title).not.toBe('');
    expect(offences(page)).toEqual([]);
    expect(await missingPictures(page, phone)).toEqual([]);
  });

  it.each(weappPackage().pages)('%s in the largest type keeps the limits too', async (path) => {
    phone.fontSize = 25.5;
    const page = await open(path);
    phone.fontSize = 16;
    expect(page.all('.v-page--large')).toHaveLength(1);
    expect(offences(page)).toEqual([]);
  });

  it.each(weappPackage().pages)('%s opened for the first time without a signal says so and breaks nothing', async (path) => {
    const elsewhere = await stage.phoneOf(village.everybody);
    elsewhere.network.lose();
    const page = await stage.open(elsewhere, `${path}?villageId=${village.villageId}`).page.calm();
    expect(page.all('.v-offline').map(({ textContent }) => textContent).join()).toMatch(/没有信号|没信号/);
  });
});
