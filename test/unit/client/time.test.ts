import { ago, dayTime, timeLeft } from '../../../miniapp/src/core/time';

const now = Date.parse('2026-11-23T01:00:00Z'); // 09:00 in Shanghai
const at = (iso: string) => new Date(iso).toISOString();

describe('times are said the way a neighbour says them', () => {
  it('knows today, yesterday and another day by Shanghai midnight', () => {
    expect(dayTime(at('2026-11-23T00:40:00Z'), now)).toBe('今天 08:40');
    expect(dayTime(at('2026-11-22T15:59:00Z'), now)).toBe('昨天 23:59');
    expect(dayTime(at('2026-11-22T16:00:00Z'), now)).toBe('今天 00:00');
    expect(dayTime(at('2025-11-20T00:00:00Z'), now)).toBe('2025 年 11 月 20 日 08:00');
  });

  it('says deadlines as time left or time over', () => {
    expect(timeLeft(now + 5 * 3_600_000, now)).toBe('还剩 5 小时');
    expect(timeLeft(now + 40 * 60_000, now)).toBe('还剩 40 分钟');
    expect(timeLeft(now - 3 * 86_400_000, now)).toBe('超时 3 天');
  });

  it('says how long ago, and the day when it is long', () => {
    expect(ago(now - 30_000, now)).toBe('刚刚');
    expect(ago(now - 2 * 3_600_000, now)).toBe('2 小时前');
    expect(ago(now - 13 * 3_600_000, now)).toBe('昨天 20:00');
  });
});
