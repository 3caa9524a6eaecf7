import { useSyncExternalStore } from 'react';

/** Office staff on the web: from here on, tables replace cards where people compare. */
const WIDE = '(min-width: 900px)';
const screen = process.env.TARO_ENV === 'h5' ? window.matchMedia(WIDE) : undefined;

const watch = (changed: () => void): (() => void) => {
  screen?.addEventListener('change', changed);
  return () => screen?.removeEventListener('change', changed);
};

export const useIsWide = (): boolean => useSyncExternalStore(watch, () => screen?.matches ?? false);
