import { RuleForm } from '../../shared/contract/record-rule';
import { chinaDay } from '../../shared/domain/weeks';
import { earliestDay } from '../../shared/domain/rule-versions';
import { DeedSheets } from '../src/features/deed/deed-sheets.service';
import { Deeds } from '../src/features/deed/deeds.service';
import { Households } from '../src/features/household/households.service';
import { RuleDesks } from '../src/features/record-rule/rule-desk.service';
import type { Stage } from './demo/stage';
import { DEMO_VILLAGE } from './personas';

const DEMO_COUNTY = '421102';
const DAY_HOURS = 24;
const HOUR_MS = 3_600_000;

const bounds = { points: { min: 1, max: 5 }, caps: 'tighter', mayTurnOff: true } as const;
/** What 黄州区 counts as a good deed; the village adds nothing of its own yet. */
const KINDS = [
  { name: '义务劳动', phase: 'build', points: 3, caps: { 'household-day': 1, 'household-week': 3 }, confirmers: ['secretary', 'cadre', 'group-leader'] },
  { name: '参加湾组会', phase: 'plan', points: 1, caps: { 'household-day': 1, 'household-quarter': 6 }, confirmers: ['secretary', 'cadre', 'group-leader'] },
  { name: '邻里互助', phase: 'build', points: 2, caps: { 'household-day': 1, 'household-week': 2 }, confirmers: ['secretary', 'group-leader', 'party-contact'] },
] as const;

/** The county counts an accepted fix double; published before the reports of the story, so that all of them are written by it. */
export async function tellReportRule(stage: Stage): Promise<void> {
  stage.hoursAgo(35 * DAY_HOURS);
  const form = RuleForm.parse({
    act: 'fix-accepted', phase: 'build', points: 2, caps: { 'household-day': 5, 'household-week': 20, 'person-week': 15 },
    bounds: { points: { min: 1, max: 3 }, caps: 'tighter', mayTurnOff: false },
    from: earliestDay(stage.now - 35 * DAY_HOURS * HOUR_MS), reason: '全区鼓励动手:修好一件,记 2 分', base: 0,
  });
  await stage.service(RuleDesks).publishForCounty(stage.who('刘敏'), DEMO_COUNTY, form);
}

/** The county's rules of five weeks ago, what was done since, and a change of the village for next week. */
export async function tellRules(stage: Stage): Promise<void> {
  const desks = stage.service(RuleDesks);
  const kinds = new Map<string, string>();
  stage.hoursAgo(35 * DAY_HOURS);
  const since = earliestDay(stage.now - 35 * DAY_HOURS * HOUR_MS);
  for (const kind of KINDS) {
    const form = RuleForm.parse({ ...kind, act: 'deed-confirmed', bounds, from: since, reason: '全区共同缔造试行积分办法', base: 0 });
    kinds.set(kind.name, (await desks.publishForCounty(stage.who('刘敏'), DEMO_COUNTY, form)).kind);
  }
  await tellDeeds(stage, kinds);
  stage.hoursAgo(20);
  const change = RuleForm.parse({
    act: 'report-confirmed', phase: 'manage', points: 3, caps: { 'household-day': 2, 'household-week': 6, 'person-week': 5 },
    from: earliestDay(stage.now - 20 * HOUR_MS), reason: '村民代表会议商定:报得少而准,每次多加 1 分', base: 0,
  });
  await desks.publishForVillage(stage.who('杨国平'), DEMO_VILLAGE, change);
}

/** A workday with its list, and one deed that waits for the group leader. */
async function tellDeeds(stage: Stage, kinds: ReadonlyMap<string, string>): Promise<void> {
  const secretary = stage.who('杨国平');
  const doors = await stage.service(Households).ofVillage(DEMO_VILLAGE, [5, 6]);
  stage.daytimeAgo(4 * DAY_HOURS);
  const day = chinaDay(stage.now - 4 * DAY_HOURS * HOUR_MS);
  await stage.service(DeedSheets).enter(secretary, DEMO_VILLAGE, { kind: kinds.get('义务劳动')!, day, words: '清塘边水渠', householdIds: doors.slice(0, 8).map(({ householdId }) => householdId) });
  stage.hoursAgo(5);
  const today = chinaDay(stage.now - 5 * HOUR_MS);
  await stage.service(Deeds).submit(stage.who('杨桂兰'), DEMO_VILLAGE, { kind: kinds.get('邻里互助')!, day: today, words: '帮隔壁王婆婆收了谷子', photoIds: [], householdId: null, personName: '' });
}
