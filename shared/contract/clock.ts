import { z } from 'zod';
import { CLOCK_STATES, RINGS } from '../domain/running-clock';
import { route } from '../route';
import { Instant, Version } from './common';
import { tableErrors } from './table-errors';

/** How one promise of time stands; words for people: `clockWords`. */
export const ClockView = z.object({
  clock: z.string(),
  /** Null while it stands still before it is due. */
  dueAt: Instant.nullable(),
  state: z.enum(CLOCK_STATES),
  isLate: z.boolean(),
  /** Working minutes; by the wall for what runs round the clock. */
  spentMinutes: z.int(),
  limitMinutes: z.int(),
  roundTheClock: z.boolean(),
  /** The last that rang. */
  ring: z.enum(RINGS).nullable(),
});
export type ClockView = z.infer<typeof ClockView>;

const MIDNIGHT = 24 * 60;
const Interval = z
  .object({ from: z.int().min(0).max(MIDNIGHT), to: z.int().min(0).max(MIDNIGHT) })
  .refine(({ from, to }) => from < to, '下班要晚于上班');
const isInOrder = (intervals: readonly { from: number; to: number }[]): boolean =>
  intervals.every(({ from }, at) => at === 0 || from >= (intervals[at - 1]?.to ?? 0));

/** Minutes since midnight, Monday first. */
export const WeekHours = z.array(z.array(Interval).max(4, '一天最多四段').refine(isInOrder, '时段要从早到晚,不能重叠')).length(7);
export type WeekHours = z.infer<typeof WeekHours>;

/** Five workdays round the clock: beyond that, nobody climbs any more. */
const ClimbMinutes = z.int().min(30, '至少 30 分钟').max(7_200, '最多 120 小时');

export const CalendarHours = z.object({
  hours: WeekHours,
  /** Working minutes after the due time at which the town, and then the county, is told. */
  townAfterMinutes: ClimbMinutes,
  countyAfterMinutes: ClimbMinutes,
});

export const CalendarDay = z.object({
  day: z.iso.date(),
  kind: z.enum(['off', 'work']),
  name: z.string(),
  /** Announced by the State Council, or entered by the county. */
  source: z.enum(['state', 'county']),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

export const CalendarView = CalendarHours.extend({
  countyCode: z.string(),
  countyName: z.string(),
  year: z.int(),
  days: z.array(CalendarDay),
  /** Years that clocks will need and nobody has entered: there, festivals would count as workdays. */
  missingYears: z.array(z.int()),
  version: z.int(),
});
export type CalendarView = z.infer<typeof CalendarView>;

export const SaveHours = CalendarHours.extend({ version: Version.or(z.literal(0)) });

export const DaysImported = z.object({ added: z.int(), changed: z.int(), removed: z.int(), calendar: CalendarView });

const Year = z.coerce.number().int().min(2025).max(2099);

export const clockErrors = {
  CALENDAR_NEVER_OPEN: { status: 422, message: '一周里至少要有一段上班时间' },
  CALENDAR_CLIMB_BACKWARDS: { status: 422, message: '报到县里的时间不能早于报到乡镇的时间' },
  CALENDAR_ROWS_WRONG: { status: 422, message: '表里有几行不对,整张表都没有存,请改好再传' },
} as const;
const { CALENDAR_NEVER_OPEN, CALENDAR_CLIMB_BACKWARDS, CALENDAR_ROWS_WRONG } = clockErrors;

export const calendarRoutes = {
  read: route({
    method: 'GET', path: '/calendars/:countyCode', access: 'calendar:manage', summary: 'Opening hours and the special days of one year in a county.',
    query: z.object({ year: Year }), returns: CalendarView,
  }),
  saveHours: route({
    method: 'PUT', path: '/calendars/:countyCode/hours', access: 'calendar:manage', summary: 'Set the opening hours of a county; running clocks follow.',
    query: z.object({ year: Year }), body: SaveHours, returns: CalendarView, errors: { CALENDAR_NEVER_OPEN, CALENDAR_CLIMB_BACKWARDS },
  }),
  importDays: route({
    method: 'POST', path: '/calendars/:countyCode/days', access: 'calendar:manage', summary: 'Import days off and weekend days worked of one year, XLSX or CSV; all lines or none.',
    upload: { maxBytes: 512 * 1024 }, query: z.object({ year: Year }), returns: DaysImported, errors: { CALENDAR_ROWS_WRONG, ...tableErrors },
  }),
  daysTable: route({
    method: 'GET', path: '/calendars/:countyCode/days.xlsx', access: 'public', summary: 'The special days of one year as XLSX; also the form to fill in.',
    query: z.object({ year: Year }), returns: 'file',
  }),
};
