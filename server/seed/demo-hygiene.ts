import { itemsOf, type ChecklistItem, type ItemMark } from '../../shared/domain/grades';
import { quarterOf, startOfChinaDay } from '../../shared/domain/quarters';
import { Checklists } from '../src/features/checklist/checklists.service';
import { Households, type DoorStep } from '../src/features/household/households.service';
import { FinaliseRound } from '../src/features/hygiene/finalise-round.job';
import { RoundOpening } from '../src/features/hygiene/round-opening.service';
import { Kin } from '../src/features/hygiene/kin.service';
import { RoundService } from '../src/features/hygiene/round.service';
import { SheetService } from '../src/features/hygiene/sheet.service';
import { prepareReview, tellBoardRule, tellReview } from './demo-hygiene-review';
import { neighbours } from './demo/posts';
import type { Stage } from './demo/stage';
import { DEMO_VILLAGE } from './personas';

const DAY_MS = 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;
const NOTICE_DAYS = 7;
/** A final round needs its opening, two days of scoring and the notice period in the same quarter. */
const FINAL_NEEDS_MS = 12 * DAY_MS;

interface Team {
  villageId: string;
  secretary: string;
  /** A second inspector scores the first one's household. */
  inspectors: [string, ...string[]];
  /** Where the village begins in the pattern of scores. */
  bias: number;
  /** How much it missed last quarter and this one; the standing within the town follows from it. */
  slack: [before: number, now: number];
}

const home: Team = { villageId: DEMO_VILLAGE, secretary: '杨国平', inspectors: ['李秋菊', '周玉珍'], bias: 2, slack: [4, 1] };
const SLACK_OF_NEIGHBOURS: Team['slack'][] = [[0, 0], [1, 2], [2, 3], [3, 0], [1, 1]];
const teams: Team[] = [home, ...neighbours.map(({ villageId, secretary, inspector }, at): Team => (
  { villageId, secretary, inspectors: [inspector], bias: 5 * at + 4, slack: SLACK_OF_NEIGHBOURS[at] ?? [2, 2] }
))];

/** Not among the doors visited so far. */
const KIN_AT = 8;
const plain = { groupNos: [], noticeDays: NOTICE_DAYS, sheetsPerHousehold: 1, sampleSize: null, startsAt: null, teams: [], announced: true };
const unplaced = { version: 0, place: null };

const PROUD_HOUSEHOLD = '三组 12 号';
const PICTURES = ['swept', 'sorted'];

interface Round {
  openedAt: number;
  /** Absent: still being scored. */
  publishedAt?: number;
  groupNos?: number[];
  /** How many doors have been visited; all of them when absent. */
  visited?: number;
  /** By different inspectors, for each household; one where absent. */
  sheets?: number;
  /** Makes one round differ from the next. */
  turn: number;
  pictures?: boolean;
}

export async function prepareHygiene(stage: Stage): Promise<void> {
  for (const itemId of PICTURES) await stage.prepare(`sheet-${itemId}`, home.inspectors[0], 'courtyard', 'sheet');
  await prepareReview(stage);
}

/** Inside the story's unit of work: last quarter final everywhere; this quarter one final, one in its notice period, one being scored. */
export async function tellHygiene(stage: Stage): Promise<void> {
  const begin = quarterStart(quarterOf(stage.now));
  const elapsed = stage.now - begin;
  const lastQuarter = morningOf(begin - 40 * DAY_MS);
  await tellBoardRule(stage, lastQuarter - DAY_MS);
  for (const team of teams) await rate(stage, team, { openedAt: lastQuarter, publishedAt: lastQuarter + 2 * DAY_MS, turn: 0 });
  if (elapsed > FINAL_NEEDS_MS) {
    const openedAt = morningOf(begin + elapsed * 0.15);
    for (const team of teams) await rate(stage, team, { openedAt, publishedAt: openedAt + 2 * DAY_MS, turn: 3 });
  }
  const back = (most: number, share: number): number => stage.now - Math.min(most, elapsed * share);
  const publishedAt = back(DAY_MS, 0.2);
  const noticed = await rate(stage, home, { openedAt: back(3 * DAY_MS, 0.4), publishedAt, turn: 7, pictures: true });
  await tellReview(stage, noticed, publishedAt);
  await rate(stage, home, { openedAt: back(DAY_MS / 8, 0.05), groupNos: [3, 4], visited: 5, sheets: 2, turn: 9 });
  await tellPlans(stage);
}

/** Kin of the inspector, and a round that only the secretary and the inspectors know of yet. */
async function tellPlans(stage: Stage): Promise<void> {
  const { villageId, secretary, inspectors: [inspector, second] } = home;
  stage.at(stage.now);
  const door = (await stage.service(Households).ofVillage(villageId, [3, 4]))[KIN_AT]!;
  await stage.service(Kin).declare(stage.who(inspector), villageId, { householdId: door.householdId, relation: '姐姐家' });
  const startsAt = new Date(morningOf(stage.now + 2 * DAY_MS)).toISOString();
  const teams = [{ inspectorIds: [stage.who(inspector).memberId, stage.who(second!).memberId], groupNos: [], householdIds: [] }];
  await stage.service(RoundOpening).open(stage.who(secretary), villageId, { ...plain, title: '突击抽查', announced: false, startsAt, sampleSize: 12, teams });
}

async function rate(stage: Stage, team: Team, round: Round): Promise<string> {
  const { villageId, secretary } = team;
  const { openedAt, publishedAt, groupNos = [], visited, sheets = 1 } = round;
  stage.at(openedAt);
  const { roundId } = await stage.service(RoundOpening).open(stage.who(secretary), villageId, { ...plain, title: titleOf(openedAt, groupNos), groupNos, sheetsPerHousehold: sheets });
  const doors = await stage.service(Households).ofVillage(villageId, groupNos.length > 0 ? groupNos : undefined);
  for (const [n, door] of doors.slice(0, visited).entries()) await score(stage, team, roundId, door, round, n);
  // The second inspector is one door behind.
  if (sheets > 1) for (const [n, door] of doors.slice(0, (visited ?? 1) - 1).entries()) await score(stage, secondOf(team), roundId, door, { ...round, turn: round.turn + 2 }, n);
  if (publishedAt === undefined) return roundId;
  stage.at(publishedAt);
  await stage.service(RoundService).publish(stage.who(secretary), roundId);
  const finalAt = publishedAt + NOTICE_DAYS * DAY_MS;
  if (finalAt >= stage.now) return roundId;
  stage.at(finalAt);
  await stage.service(FinaliseRound).run({ roundId });
  return roundId;
}

const secondOf = ({ inspectors: [first, second = first], ...team }: Team): Team => ({ ...team, inspectors: [second, first] });

async function score(stage: Stage, { inspectors, bias, slack }: Team, roundId: string, door: DoorStep, { openedAt, turn, pictures = false }: Round, n: number): Promise<void> {
  const proud = door.label === PROUD_HOUSEHOLD;
  const inspector = stage.who(isForSecond(door, inspectors[0]) ? (inspectors[1] ?? inspectors[0]) : inspectors[0]);
  if (!proud && (n + turn) % 17 === 9) {
    await stage.service(SheetService).score(inspector, roundId, door.householdId, { outcome: 'skipped', reason: 'away', note: '一家都在外面', ...unplaced });
    return;
  }
  const items = itemsOf(await stage.service(Checklists).inForce(door.villageId, openedAt));
  const scores = items.map((item, at) => ({
    ...markOf(item, proud ? Number(at === turn) : missed(n, at, bias + turn, slack[turn === 0 ? 0 : 1])),
    photoIds: proud && pictures && PICTURES.includes(item.id) ? [stage.photo(`sheet-${item.id}`)] : [],
  }));
  await stage.service(SheetService).score(inspector, roundId, door.householdId, { outcome: 'scored', scores, note: proud ? '分类做得好,可以请邻居来看' : '', ...unplaced });
}

/** So many steps below the best choice, or so many incidents. */
function markOf({ id, kind, choices }: ChecklistItem, misses: number): ItemMark {
  return kind === 'score' ? { itemId: id, score: choices[Math.max(0, choices.length - 1 - misses)] } : { itemId: id, incidents: misses };
}

/** The first one's own door, the second group, and every other door of the fifth: so there is something to compare. */
const isForSecond = ({ headName, groupNo, doorNo }: DoorStep, first: string): boolean =>
  headName === first || groupNo === 2 || (groupNo === 5 && Number(doorNo) % 2 === 1);

/** How many steps below the best choice; a few households miss more than others. */
function missed(n: number, item: number, bias: number, slack: number): number {
  const draw = ((n * 13 + item * 7 + bias * 3) % 17) + slack;
  const careless = n % 12 === 5 ? 5 : 0;
  return [10, 14, 16].filter((limit) => draw + careless >= limit).length;
}

function titleOf(openedAt: number, groupNos: readonly number[]): string {
  const month = new Date(openedAt + CHINA_OFFSET_MS).getUTCMonth() + 1;
  return groupNos.length > 0 ? `${month} 月复查(三组、四组)` : `${month} 月入户评比`;
}

/** Nine o'clock in China on that day. */
const morningOf = (epochMs: number): number => startOfChinaDay(epochMs) + 9 * 3_600_000;

/** Midnight in China that begins the quarter. */
function quarterStart(quarter: string): number {
  const [year, q] = quarter.split('Q').map(Number) as [number, number];
  return Date.UTC(year, (q - 1) * 3, 1) - CHINA_OFFSET_MS;
}
