const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Asia/Shanghai, which has had no summer time since 1991. */
const ZONE_MS = 8 * HOUR_MS;
const EVENING = 21;
const MORNING = 7;
const DIGEST = 8;

const hourOf = (at: number): number => Math.floor(((at + ZONE_MS) % DAY_MS) / HOUR_MS);

/** The next time it is so many o'clock, later than now. */
function nextHour(now: number, hour: number): number {
  const midnight = Math.floor((now + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  const today = midnight + hour * HOUR_MS;
  return today > now ? today : today + DAY_MS;
}

/** At once, or at seven when people sleep (21:00 to 07:00) and it can wait. */
export function whenToSend(now: number, urgent: boolean): number {
  const hour = hourOf(now);
  return urgent || (hour >= MORNING && hour < EVENING) ? now : nextHour(now, MORNING);
}

export const nextDigest = (now: number): number => nextHour(now, DIGEST);
/** When a day's quota is new, and nobody is woken. */
export const nextMorning = (now: number): number => nextHour(now, MORNING);
