import type { ReportKindId } from '../../shared/domain/report-kinds';
import type { ReportMove } from '../../shared/domain/report-states';
import { ReportDispatch } from '../src/features/report/report-dispatch.service';
import { ReportVerdict } from '../src/features/report/report-verdict.service';
import { ReportWork } from '../src/features/report/report-work.service';
import { ReportService } from '../src/features/report/report.service';
import type { Scene } from './pictures/scenes';
import type { Stage } from './demo/stage';
import { DEMO_VILLAGE } from './personas';

const SECRETARY = '杨国平';
const TOWN_OFFICER = '陈志远';

/** One move of a report's life, so many hours before the first start. */
type Step = [hoursAgo: number, move: ReportMove, note?: string];

interface Story {
  villageId?: string;
  by: string;
  kind: ReportKindId;
  groupNo: number;
  words: string;
  description?: string;
  before: Scene;
  after?: Scene;
  worker?: string;
  hoursAgo: number;
  showName?: boolean;
  answers?: Record<string, string>;
  steps?: Step[];
}

/** Something in every state, with records where a report was confirmed. */
const allStories: Story[] = [
  {
    by: '杨秀英', kind: 'litter', groupNo: 2, words: '塘边步道', before: 'litterRoad', after: 'roadClean', worker: '王德顺', hoursAgo: 610,
    steps: [[605, 'accept'], [604, 'assign'], [590, 'fix', '捡了三袋'], [586, 'confirm', '干净了']],
  },
  {
    by: '李长河', kind: 'lamp', groupNo: 4, words: '坡上第二盏', description: '天一黑就看不见路', before: 'lampOff', after: 'lampsOn', worker: '赵大勇', hoursAgo: 520, showName: true,
    steps: [[515, 'accept'], [514, 'assign'], [470, 'fix', '换了蓄电池'], [468, 'confirm']],
  },
  {
    by: '杨桂兰', kind: 'water', groupNo: 3, words: '渠道闸口', before: 'ditchDirty', after: 'ditchClean', worker: '王德顺', hoursAgo: 430,
    steps: [[425, 'accept'], [424, 'assign'], [400, 'fix'], [396, 'dispute', '水草底下还有袋子'], [380, 'fix', '又下去捞了一遍'], [376, 'confirm', '这回好了']],
  },
  {
    by: '杨建国', kind: 'piles', groupNo: 3, words: '老槐树旁', description: '旧木料堆到路上了', before: 'piles', after: 'courtyard', worker: '杨明亮', hoursAgo: 300, showName: true,
    steps: [[295, 'accept'], [294, 'assign'], [250, 'fix', '和主家一起码好了'], [246, 'confirm']],
  },
  {
    by: '杨文斌', kind: 'facility', groupNo: 6, words: '家门口的路', description: '视频里看到有个坑', before: 'litterRoad', hoursAgo: 280,
    steps: [[270, 'reject', '这一段下月随水渠一起修,已经排上了,到时候在广播里说']],
  },
  {
    by: '杨秀英', kind: 'bin-full', groupNo: 2, words: '二组路口', before: 'binFull', after: 'binClean', worker: '王德顺', hoursAgo: 150,
    steps: [[149, 'accept'], [148, 'assign'], [144, 'fix'], [140, 'confirm']],
  },
  {
    by: '李长河', kind: 'bin-full', groupNo: 4, words: '坡下垃圾池', before: 'binFull', after: 'binClean', worker: '王德顺', hoursAgo: 60, showName: true,
    steps: [[58, 'accept'], [57, 'assign'], [50, 'fix'], [46, 'confirm', '谢谢王师傅']],
  },
  {
    by: '李长河', kind: 'burning', groupNo: 5, words: '菜地边', description: '有人烧菜叶子,冒烟', answers: { still: 'yes' }, before: 'burning', worker: '杨明亮', hoursAgo: 30,
    steps: [[29, 'accept', '马上去看'], [28, 'assign']],
  },
  {
    by: '杨桂兰', kind: 'bin-full', groupNo: 3, words: '老槐树旁', description: '两个桶都满了,袋子放在外面', before: 'binFull', after: 'binClean', worker: '王德顺', hoursAgo: 8,
    steps: [[7.5, 'accept'], [7, 'assign', '请上午去一趟'], [3, 'fix', '清运完毕,桶也冲过了']],
  },
  {
    by: '杨秀英', kind: 'road', groupNo: 2, words: '进村主路', description: '大车压出一个坑,下雨积水', before: 'litterRoad', hoursAgo: 200,
    steps: [[196, 'accept'], [190, 'forward', '主路归县里管,村里修不了']],
  },
  {
    by: '李长河', kind: 'drain', groupNo: 4, words: '老井旁水沟', description: '盖板断了两块', before: 'ditchDirty', hoursAgo: 170,
    steps: [[166, 'defer', '盖板要定做,配件到了就换']],
  },
  {
    by: '杨建国', kind: 'bin-full', groupNo: 3, words: '晒谷场边', before: 'binFull', after: 'binClean', worker: '王德顺', hoursAgo: 120, showName: true,
    steps: [[118, 'assign'], [112, 'fix'], [110, 'confirm'], [96, 'reopen', '第二天又满出来了,桶底是破的'], [90, 'fix', '换了新桶'], [86, 'confirm', '这回好了']],
  },
  {
    by: '杨桂兰', kind: 'piles', groupNo: 3, words: '池塘北边', description: '拆下来的砖瓦', before: 'piles', after: 'courtyard', worker: '杨明亮', hoursAgo: 40,
    steps: [[38, 'assign'], [20, 'partly-fix', '砖清走了,瓦要等车来拉']],
  },
  { by: '杨秀英', kind: 'lamp', groupNo: 2, words: '塘口', before: 'lampOff', worker: '赵大勇', hoursAgo: 6, steps: [[5.5, 'accept'], [5, 'assign']] },
  {
    by: '杨秀英', kind: 'bin-full', groupNo: 2, words: '晒场边', before: 'binFull', worker: '王德顺', hoursAgo: 5.4,
    steps: [[5.2, 'accept'], [5, 'assign', '路过时带走']],
  },
  {
    by: '李长河', kind: 'litter', groupNo: 4, words: '坡下路口', description: '快递袋子吹得到处都是', before: 'litterRoad', worker: '王德顺', hoursAgo: 9,
    steps: [[8.6, 'accept'], [8.5, 'assign']],
  },
  // For the people who look at what the machine does not let through by itself.
  { by: '李长河', kind: 'piles', groupNo: 4, words: '变电箱旁', description: '堆的什么不知道,箱子上写着字(待审示例)', before: 'piles', hoursAgo: 2 },
  { by: '杨建国', kind: 'litter', groupNo: 3, words: '通村路弯道', before: 'litterRoad', hoursAgo: 4, showName: true, steps: [[3.5, 'accept']] },
  { by: '杨建国', kind: 'straw-water', groupNo: 3, words: '渠口', before: 'ditchDirty', hoursAgo: 70, steps: [[64, 'drop', '主家自己捞干净了']] },
  { by: '李长河', kind: 'litter', groupNo: 3, words: '通村路转弯处', before: 'litterRoad', hoursAgo: 3, steps: [[2, 'merge', '和前一条是同一处']] },
  { by: '杨文斌', kind: 'water', groupNo: 6, words: '渠尾', description: '家里老人说水流不动了', before: 'ditchDirty', hoursAgo: 1 },
  { villageId: '421102200216', by: TOWN_OFFICER, kind: 'piles', groupNo: 1, words: '村口', before: 'piles', hoursAgo: 90 },
  { villageId: '421102200207', by: TOWN_OFFICER, kind: 'market', groupNo: 2, words: '集市北头', before: 'market', hoursAgo: 20 },
  { villageId: '421102200205', by: TOWN_OFFICER, kind: 'water', groupNo: 1, words: '湖边码头', before: 'ditchDirty', hoursAgo: 12 },
];

/** Oldest first, as their numbers are given. */
const stories = [...allStories].sort((one, other) => other.hoursAgo - one.hoursAgo);

/** Moves that show what was done. */
const SHOWN: readonly ReportMove[] = ['fix', 'partly-fix'];

const keyOf = (at: number, which: 'before' | 'after'): string => `report-${at}-${which}`;

export async function prepareReports(stage: Stage): Promise<void> {
  for (const [at, { by, before, after, worker, steps = [] }] of stories.entries()) {
    await stage.prepare(keyOf(at, 'before'), by, before, 'report');
    if (after && worker && steps.some(([, move]) => SHOWN.includes(move))) await stage.prepare(keyOf(at, 'after'), worker, after, 'after');
  }
}

/** Inside the story's unit of work; the people act through the same service as everybody, so the record writes itself. */
export async function tellReports(stage: Stage): Promise<void> {
  for (const [at, story] of stories.entries()) await tell(stage, story, at);
}

/** Reports in the order they were told, for those that are merged into the one before. */
const told = new WeakMap<Stage, string[]>();
const earlier = (stage: Stage, at: number): string => told.get(stage)?.[at - 1] ?? '';
const daysFromNow = (stage: Stage, days: number): string => new Date(stage.now + days * 86_400_000).toISOString().slice(0, 10);

/** Invented, near the village: each group lies in another direction, each story a little further. */
const pointOf = (groupNo: number, at: number): { lat: number; lng: number; system: 'wgs84' } => ({
  lat: 30.5212 + 0.0042 * Math.sin(groupNo) + 0.0004 * (at % 4), lng: 114.9153 + 0.0052 * Math.cos(groupNo) + 0.0003 * (at % 5), system: 'wgs84',
});

async function tell(stage: Stage, story: Story, at: number): Promise<void> {
  const { villageId = DEMO_VILLAGE, by, kind, groupNo, words, description = '', hoursAgo, showName = false, answers = {} } = story;
  stage.hoursAgo(hoursAgo);
  const { reportId } = await stage.service(ReportService).submit(stage.who(by), villageId, {
    kind, photoIds: [stage.photo(keyOf(at, 'before'))], place: { groupNo, words, point: pointOf(groupNo, at) }, description, showName,
    voiceIds: [], facilityId: null, answers,
  });
  told.set(stage, [...(told.get(stage) ?? []), reportId]);
  await stage.check(`report:${reportId}`);
  for (const step of story.steps ?? []) await act(stage, story, reportId, step, at);
}

async function act(stage: Stage, { by, worker = '' }: Story, reportId: string, [hoursAgo, move, note = '']: Step, at: number): Promise<void> {
  stage.hoursAgo(hoursAgo);
  const dispatch = stage.service(ReportDispatch);
  const work = stage.service(ReportWork);
  const verdict = stage.service(ReportVerdict);
  const shown = () => ({ photoIds: [stage.photo(keyOf(at, 'after'))], note });
  const acts: Partial<Record<ReportMove, () => Promise<unknown>>> = {
    accept: () => dispatch.accept(stage.who(SECRETARY), reportId, note),
    reject: () => dispatch.reject(stage.who(SECRETARY), reportId, note),
    assign: () => dispatch.assign(stage.who(SECRETARY), reportId, stage.who(worker).memberId, note),
    fix: () => work.fix(stage.who(worker), reportId, shown()),
    confirm: () => verdict.confirm(stage.who(by), reportId, note),
    'partly-fix': () => work.partlyFix(stage.who(worker), reportId, shown()),
    reopen: () => verdict.reopen(stage.who(by), reportId, { photoIds: [stage.photo(keyOf(at, 'before'))], note }),
    drop: () => dispatch.drop(stage.who(by), reportId, note),
    forward: () => dispatch.forward(stage.who(SECRETARY), reportId, '县交通局', note),
    defer: () => dispatch.defer(stage.who(SECRETARY), reportId, daysFromNow(stage, 20), note),
    merge: () => dispatch.merge(stage.who(SECRETARY), reportId, earlier(stage, at), note),
    dispute: () => verdict.dispute(stage.who(by), reportId, { photoIds: [], note }),
  };
  const done = acts[move];
  if (!done) throw new Error(`no demo act for ${move}`);
  await done();
}
