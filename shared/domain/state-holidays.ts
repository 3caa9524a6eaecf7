/** What the State Council's office announced for the whole country: 国办发明电〔2024〕12号 for 2025, 国办发明电〔2025〕7号 for 2026. */
interface Festival {
  name: string;
  /** First and last day off. */
  off: readonly [string, string];
  /** Weekend days that are worked instead (调休上班). */
  worked?: readonly string[];
}

const announced: Record<number, readonly Festival[]> = {
  2025: [
    { name: '元旦', off: ['2025-01-01', '2025-01-01'] },
    { name: '春节', off: ['2025-01-28', '2025-02-04'], worked: ['2025-01-26', '2025-02-08'] },
    { name: '清明节', off: ['2025-04-04', '2025-04-06'] },
    { name: '劳动节', off: ['2025-05-01', '2025-05-05'], worked: ['2025-04-27'] },
    { name: '端午节', off: ['2025-05-31', '2025-06-02'] },
    { name: '国庆节、中秋节', off: ['2025-10-01', '2025-10-08'], worked: ['2025-09-28', '2025-10-11'] },
  ],
  2026: [
    { name: '元旦', off: ['2026-01-01', '2026-01-03'], worked: ['2026-01-04'] },
    { name: '春节', off: ['2026-02-15', '2026-02-23'], worked: ['2026-02-14', '2026-02-28'] },
    { name: '清明节', off: ['2026-04-04', '2026-04-06'] },
    { name: '劳动节', off: ['2026-05-01', '2026-05-05'], worked: ['2026-05-09'] },
    { name: '端午节', off: ['2026-06-19', '2026-06-21'] },
    { name: '中秋节', off: ['2026-09-25', '2026-09-27'] },
    { name: '国庆节', off: ['2026-10-01', '2026-10-07'], worked: ['2026-09-20', '2026-10-10'] },
  ],
};

export type DayKind = 'off' | 'work';

/** A day that is not what its weekday says. */
export interface SpecialDay {
  /** `2026-10-10`, in China. */
  day: string;
  kind: DayKind;
  name: string;
}

const DAY_MS = 86_400_000;

function daysFrom([first, last]: readonly [string, string]): string[] {
  const from = Date.parse(first);
  const count = (Date.parse(last) - from) / DAY_MS + 1;
  return Array.from({ length: count }, (_, at) => new Date(from + at * DAY_MS).toISOString().slice(0, 10));
}

const daysOf = ({ name, off, worked = [] }: Festival): SpecialDay[] => [
  ...daysFrom(off).map((day) => ({ day, kind: 'off' as const, name })),
  ...worked.map((day) => ({ day, kind: 'work' as const, name: `${name}调休上班` })),
];

/** Years the product knows by itself; later ones are imported by the county. */
export const ANNOUNCED_YEARS: readonly number[] = Object.keys(announced).map(Number);
export const stateDays: readonly SpecialDay[] = Object.values(announced).flatMap((festivals) => festivals.flatMap(daysOf));

/** The law gives 13 days; with the weekends around them every announcement names more. */
export const LEAST_DAYS_OFF = 13;
