import { useState } from 'react';
import { mayIn } from '../../../../shared/domain/permissions';
import { pageParam } from '../../core/navigation';
import { standingOf, useMe } from '../../core/session';

/** Regions whose figures this person's offices let them see, widest first. */
export function useOwnRegions(): string[] {
  const standing = standingOf(useMe());
  const codes = standing.appointments.map(({ regionCode }) => regionCode);
  return [...new Set(codes)].filter((code) => mayIn(standing, 'report:oversee', { id: '', code })).sort((a, b) => a.length - b.length || a.localeCompare(b));
}

/** Where one is, and the way there from one's own region. */
export function useFigureRegion() {
  const own = useOwnRegions();
  const [way, setWay] = useState<string[]>(() => [pageParam('regionCode')].filter(Boolean));
  const code = way.at(-1) ?? own[0] ?? '';
  return { code, canGoUp: way.length > 0, open: (next: string) => setWay([...way, next]), up: () => setWay(way.slice(0, -1)) };
}
