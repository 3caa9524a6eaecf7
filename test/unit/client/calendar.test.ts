import { festivalsOf, spanWords } from '../../../miniapp/src/features/calendar/festivals';
import { hoursText, readHours } from '../../../miniapp/src/features/calendar/hours-text';
import { stateDays } from '../../../shared/domain/state-holidays';
import { usualHours } from '../../../shared/domain/work-calendar';

describe('opening hours as people type them', () => {
  const day = [{ from: 480, to: 720 }, { from: 840, to: 1_080 }];

  it('are read back as they are shown', () => {
    expect(hoursText(day)).toBe('08:00-12:00 14:00-18:00');
    for (const intervals of usualHours) expect(readHours(hoursText(intervals))).toEqual(intervals);
  });

  it.each(['8:00-12:00,14:00-18:00', '08\uFF1A00~12\uFF1A00\uFF0C14\uFF1A00~18\uFF1A00', '8:00 - 12:00 14:00至18:00', ' 08:00—12:00、14:00到18:00 '])('understand %s', (text) => {
    expect(readHours(text)).toEqual(day);
  });

  it('are nobody\'s on an empty line', () => {
    expect(readHours('  ')).toEqual([]);
  });

  it.each(['早上', '8-12', '08:70-12:00', '12:00-08:00', '14:00-18:00 08:00-12:00', '08:00-25:00'])('do not understand %s', (text) => {
    expect(readHours(text)).toBeUndefined();
  });
});

describe('the days of a year', () => {
  it('are put together into festivals', () => {
    const days = stateDays.filter(({ day }) => day.startsWith('2026')).map((day) => ({ ...day, source: 'state' as const })).sort((a, b) => a.day.localeCompare(b.day));
    const festivals = festivalsOf(days);
    expect(festivals.reduce((sum, { count }) => sum + count, 0)).toBe(days.length);
    expect(festivals.slice(0, 4).map((festival) => [festival.kind, festival.name, spanWords(festival)])).toEqual([
      ['off', '元旦', '1 月 1 日至 1 月 3 日,共 3 天'], ['work', '元旦调休上班', '1 月 4 日'],
      ['work', '春节调休上班', '2 月 14 日'], ['off', '春节', '2 月 15 日至 2 月 23 日,共 9 天'],
    ]);
  });

  it('of another source are another entry', () => {
    const day = { kind: 'off', name: '', source: 'county' } as const;
    expect(festivalsOf([{ ...day, day: '2026-12-30' }, { ...day, day: '2026-12-31', source: 'state' }, { ...day, day: '2027-01-01' }])).toHaveLength(3);
  });
});
