import { useSession } from '../../core/session';

/** The launch's silent sign-in is still under way. */
export const useIsAsking = (): boolean => useSession(({ state }) => state === 'starting');
