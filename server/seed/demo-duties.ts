import type { NewDutyLine } from '../../shared/contract/duty';
import type { ReportKindId } from '../../shared/domain/report-kinds';
import { addDays, chinaDay, weekOf } from '../../shared/domain/weeks';
import { Absences } from '../src/features/duty/absences.service';
import { DutyTable } from '../src/features/duty/duty-table.service';
import { RotaDesk } from '../src/features/duty/rota-desk.service';
import { neighbours } from './demo/posts';
import type { Stage } from './demo/stage';
import { DEMO_VILLAGE } from './personas';

const SECRETARY = '杨国平';
const TOWN_OFFICER = '陈志远';
const DAY_MS = 86_400_000;

interface Line {
  kinds: (ReportKindId | null)[];
  groupNo?: number;
  person: string;
  deputy?: string;
  hours?: number;
}

/** 杨家湾村: kinds by person, group three with its own leader for some; burial grounds have nobody yet, which shows as a gap. */
const lines: Line[] = [
  { kinds: ['bin-full', 'litter', 'water', 'livestock'], person: '王德顺', deputy: '赵大勇' },
  { kinds: ['lamp', 'road', 'drain', 'facility'], person: '赵大勇', deputy: '杨明亮', hours: 40 },
  { kinds: ['burning', 'straw-burning', 'straw-water'], person: '杨明亮', deputy: SECRETARY, hours: 4 },
  { kinds: ['sheds', 'posting', 'planting', 'market', 'piles'], person: '杨明亮', deputy: SECRETARY },
  { kinds: ['piles', 'litter'], groupNo: 3, person: '杨建国', deputy: '王德顺', hours: 24 },
];

/** 周一 to 周日. */
const TURNS = ['杨明亮', '杨明亮', '杨建国', '杨建国', '杨明亮', SECRETARY, SECRETARY];

/** Inside the story's unit of work: who does what, who answers the telephone, who is away soon. */
export async function tellDuties(stage: Stage): Promise<void> {
  stage.at(stage.now);
  for (const line of lines) await write(stage, line);
  for (const { villageId, secretary } of neighbours) await stage.service(DutyTable).add(stage.who(secretary), villageId, lineOf(stage, null, { kinds: [], person: secretary }));
  await rota(stage);
  const leave = { memberId: stage.who('赵大勇').memberId, fromDay: chinaDay(stage.now + 3 * DAY_MS), untilDay: chinaDay(stage.now + 5 * DAY_MS), reason: 'away' } as const;
  await stage.service(Absences).add(stage.who(SECRETARY), DEMO_VILLAGE, leave);
}

async function write(stage: Stage, line: Line): Promise<void> {
  for (const kind of line.kinds) await stage.service(DutyTable).add(stage.who(SECRETARY), DEMO_VILLAGE, lineOf(stage, kind, line));
}

const lineOf = (stage: Stage, kindId: ReportKindId | null, { groupNo, person, deputy, hours }: Line): NewDutyLine => ({
  groupNo: groupNo ?? null, facilityId: null, kindId, memberId: stage.who(person).memberId, deputyId: deputy ? stage.who(deputy).memberId : null,
  solveMinutes: hours === undefined ? null : hours * 60,
});

async function rota(stage: Stage): Promise<void> {
  const desk = stage.service(RotaDesk);
  const secretary = stage.who(SECRETARY);
  const officer = stage.who(TOWN_OFFICER);
  await desk.setPhone(secretary, DEMO_VILLAGE, { scope: 'village', phone: '0713-8350215', hours: '7:00–21:00', version: 0 });
  await desk.setPhone(officer, DEMO_VILLAGE, { scope: 'town', phone: '0713-8350000', hours: '8:30–17:30', version: 0 });
  const today = chinaDay(stage.now);
  for (const week of [weekOf(today), weekOf(addDays(today, 7))]) {
    await desk.setWeek(secretary, DEMO_VILLAGE, week, { scope: 'village', days: TURNS.map((name) => stage.who(name).memberId), version: 0 });
    await desk.setWeek(officer, DEMO_VILLAGE, week, { scope: 'town', days: Array.from({ length: 7 }, () => officer.memberId), version: 0 });
  }
}
