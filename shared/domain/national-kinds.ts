import type { KindDefinition, KindMinutes, KindQuestion } from './kind-definition';

type Seed = Omit<KindDefinition, 'position' | 'retired'>;

const choice = (key: string, ask: string, words: Record<string, string>): KindQuestion =>
  ({ key, ask, type: 'choice', options: Object.entries(words).map(([option, said]) => ({ key: option, words: said })), required: false });
const yesNo = (key: string, ask: string): KindQuestion => ({ key, ask, type: 'yes-no', options: [], required: false });
const text = (key: string, ask: string): KindQuestion => ({ key, ask, type: 'text', options: [], required: false });
const needed = (question: KindQuestion): KindQuestion => ({ ...question, required: true });

/** Eight hours a workday: taken on in half a day, first word within one, solved within some. */
const workdays = (days: number): KindMinutes => ({ accept: 240, respond: 480, solve: days * 480 });
/** Round the clock. */
const AT_ONCE: KindMinutes = { accept: 30, respond: 60, solve: 240 };

const kind = (name: string, icon: string, group: Seed['group'], words: string, rest: Pick<Seed, 'minutes' | 'dutyRole'> & Partial<Seed>): Seed =>
  ({ name, icon, group, words, questions: [], urgent: false, recheckDays: null, keywords: [], ...rest });

/** Kinds of sanitation and repair reports (随手拍、报修) everywhere, in the order the form shows them. */
export const nationalCatalogue = {
  'bin-full': kind('垃圾满了', 'bin', 'sanitation', '垃圾桶、垃圾池超过三分之二或满出来了', {
    minutes: workdays(1), dutyRole: 'cleaner', recheckDays: 3, keywords: ['垃圾桶', '垃圾池', '清运'],
    questions: [choice('level', '满到什么样?', { most: '超过三分之二', full: '满了', over: '溢出来了' })],
  }),
  litter: kind('乱扔垃圾', 'litter', 'sanitation', '路边、田边、房前屋后散落的垃圾', {
    minutes: workdays(1), dutyRole: 'cleaner', recheckDays: 7, keywords: ['垃圾', '保洁'],
    questions: [choice('amount', '有多少?', { bag: '一两袋', heap: '一小堆', spread: '一大片' })],
  }),
  burning: kind('焚烧冒烟', 'fire', 'burning', '烧垃圾、烧树叶杂物', {
    minutes: AT_ONCE, urgent: true, dutyRole: 'cadre', recheckDays: 7, keywords: ['焚烧', '垃圾', '烟'],
    questions: [needed(yesNo('still', '还在烧吗?')), choice('what', '烧的什么?', { waste: '垃圾', leaves: '树叶杂草', other: '别的' })],
  }),
  'straw-burning': kind('烧秸秆', 'straw', 'burning', '田里、地边烧秸秆', {
    minutes: AT_ONCE, urgent: true, dutyRole: 'cadre', recheckDays: 7, keywords: ['秸秆', '焚烧'],
    questions: [needed(yesNo('still', '还在烧吗?')), yesNo('near', '靠近房屋或山林吗?')],
  }),
  'straw-water': kind('秸秆下水', 'straw', 'water', '秸秆抛进河、沟、塘里', {
    minutes: workdays(2), dutyRole: 'cadre', recheckDays: 15, keywords: ['秸秆', '河沟'],
    questions: [yesNo('blocking', '把水堵住了吗?')],
  }),
  water: kind('河沟池塘', 'water', 'water', '水面漂垃圾、水发黑发臭、河沟堵了', {
    minutes: workdays(3), dutyRole: 'cleaner', recheckDays: 15, keywords: ['河道', '沟渠', '池塘', '水体'],
    questions: [choice('what', '水怎么了?', { floating: '漂着垃圾', foul: '发黑发臭', blocked: '堵住了', dead: '有死鱼死畜' })],
  }),
  piles: kind('乱堆乱放', 'piles', 'piling', '房前屋后堆柴草、建材、杂物', {
    minutes: workdays(3), dutyRole: 'cadre', recheckDays: 15, keywords: ['四乱', '乱堆', '柴草'],
    questions: [choice('what', '堆的什么?', { wood: '柴草', building: '砖瓦沙石', things: '杂物' }), yesNo('blocking', '挡路了吗?')],
  }),
  sheds: kind('乱搭破屋', 'shed', 'building', '私搭的棚、破旧空房、不用的圈舍', {
    minutes: workdays(7), dutyRole: 'cadre', recheckDays: 30, keywords: ['四乱', '乱搭', '残垣断壁', '圈舍'],
    questions: [choice('what', '是什么?', { shed: '私搭的棚', ruin: '破旧空房', pen: '不用的圈舍' }), yesNo('danger', '看着会倒吗?')],
  }),
  posting: kind('乱贴乱画', 'pen', 'posting', '小广告、乱涂写、破旧标语横幅', {
    minutes: workdays(3), dutyRole: 'cleaner', recheckDays: 15, keywords: ['四乱', '乱贴', '小广告'],
    questions: [choice('what', '是什么?', { advert: '小广告', paint: '乱涂写', banner: '破旧标语横幅' })],
  }),
  planting: kind('乱种乱植', 'leaf', 'planting', '路边、沟边、公共绿地上种菜种树', {
    minutes: workdays(5), dutyRole: 'cadre', recheckDays: 30, keywords: ['四乱', '乱种'],
    questions: [choice('where', '种在哪里?', { road: '路边', ditch: '沟边', green: '公共绿地' })],
  }),
  livestock: kind('畜禽粪污', 'livestock', 'sanitation', '粪便、臭水、死畜禽、散养', {
    minutes: workdays(3), dutyRole: 'cadre', recheckDays: 15, keywords: ['畜禽', '粪污', '养殖'],
    questions: [choice('what', '是什么?', { dung: '粪便', water: '臭水', dead: '死畜禽', loose: '散养' })],
  }),
  graves: kind('散埋乱葬', 'grave', 'appearance', '不在公墓里的零散坟墓', {
    minutes: workdays(7), dutyRole: 'cadre', keywords: ['殡葬', '散坟'],
    questions: [yesNo('fresh', '是新近埋的吗?')],
  }),
  market: kind('占道摆摊', 'market', 'appearance', '马路市场、出店摆摊、街面脏乱', {
    minutes: workdays(2), dutyRole: 'cadre', recheckDays: 7, keywords: ['马路市场', '镇容'],
    questions: [yesNo('blocking', '挡路了吗?')],
  }),
  lamp: kind('路灯不亮', 'lamp', 'repair', '路灯不亮、闪烁、灯杆歪了', {
    minutes: workdays(3), dutyRole: 'repairer', keywords: ['路灯', '照明'],
    questions: [
      text('number', '灯杆上的编号(没有就不填)'),
      choice('what', '怎么坏的?', { dark: '不亮', flicker: '一闪一闪', day: '白天不灭', leaning: '灯杆歪了' }),
    ],
  }),
  road: kind('路坏了', 'road', 'repair', '路面坑洼、塌陷、护栏损坏', {
    minutes: workdays(5), dutyRole: 'repairer', keywords: ['道路', '路面', '护栏'],
    questions: [choice('what', '哪里坏了?', { hole: '坑洼', sunk: '塌陷', rail: '护栏坏了' }), yesNo('passable', '车还能过吗?')],
  }),
  drain: kind('沟渠堵了', 'pipe', 'repair', '排水沟、下水道堵塞、盖板损坏', {
    minutes: workdays(3), dutyRole: 'repairer', keywords: ['排水', '下水道', '井盖'],
    questions: [choice('what', '怎么了?', { blocked: '堵了', cover: '盖板坏了或没了', flooding: '漫水了' })],
  }),
  facility: kind('公共设施', 'fence', 'repair', '公厕、健身器材、宣传栏等别的公共设施坏了', {
    minutes: workdays(5), dutyRole: 'repairer', keywords: ['公共设施', '公厕', '维修'],
    questions: [text('what', '哪样设施?')],
  }),
} as const satisfies Record<string, Seed>;
