/** Calendar quarters in Asia/Shanghai, written `2026Q4`. China keeps UTC+8 all year. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

export function quarterOf(epochMs: number): string {
  const local = new Date(epochMs + CHINA_OFFSET_MS);
  return `${local.getUTCFullYear()}Q${Math.floor(local.getUTCMonth() / 3) + 1}`;
}

/** Newest first: `quartersBack('2026Q1', 3)` → 2026Q1, 2025Q4, 2025Q3. */
export function quartersBack(quarter: string, count: number): string[] {
  const [year, q] = quarter.split('Q').map(Number) as [number, number];
  const index = year * 4 + (q - 1);
  return Array.from({ length: count }, (_, back) => {
    const at = index - back;
    return `${Math.floor(at / 4)}Q${(at % 4) + 1}`;
  });
}

export function quarterName(quarter: string): string {
  const [year, q] = quarter.split('Q');
  return `${year} 年${'一二三四'[Number(q) - 1]}季度`;
}

/** Midnight in China that begins the day of `epochMs`. */
export function startOfChinaDay(epochMs: number): number {
  const day = 86_400_000;
  return Math.floor((epochMs + CHINA_OFFSET_MS) / day) * day - CHINA_OFFSET_MS;
}

/** Midnight in China that begins the first day of the quarter of `epochMs`. */
export function startOfChinaQuarter(epochMs: number): number {
  const local = new Date(epochMs + CHINA_OFFSET_MS);
  return Date.UTC(local.getUTCFullYear(), Math.floor(local.getUTCMonth() / 3) * 3, 1) - CHINA_OFFSET_MS;
}

export function startOfNextChinaQuarter(epochMs: number): number {
  const local = new Date(epochMs + CHINA_OFFSET_MS);
  return Date.UTC(local.getUTCFullYear(), Math.floor(local.getUTCMonth() / 3) * 3 + 3, 1) - CHINA_OFFSET_MS;
}

/** Midnight in China that begins this date (`2026-11-24`). */
export function startOfChinaDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - CHINA_OFFSET_MS;
}

/** Midnight in China that begins the Monday of the week of `epochMs`. */
export function startOfChinaWeek(epochMs: number): number {
  const day = 86_400_000;
  const today = startOfChinaDay(epochMs);
  // Day 0 of the epoch was a Thursday.
  return today - ((Math.floor((today + CHINA_OFFSET_MS) / day) + 3) % 7) * day;
}
