import Taro from '@tarojs/taro';
import { QueryClient, dehydrate, focusManager, hydrate, onlineManager, type DehydratedState, type Query } from '@tanstack/react-query';
import { CallError, isPassing } from './call-error';
import { isOnline, useNetwork } from './network';
import { useSession } from './session';
import { dropStored, readStored, writeStored } from './storage';

const KEY = 'reads';
const WEEK_MS = 7 * 24 * 3_600_000;
/** WeChat keeps at most 1 MB under one key; Chinese text counts three bytes a letter. */
const MAX_LETTERS = 250_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      gcTime: WEEK_MS,
      retry: (failures, error) => failures < 2 && isPassing(error) && (error as CallError).code !== 'OFFLINE',
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

const worthKeeping = (query: Query): boolean =>
  query.state.status === 'success' && query.meta?.keep !== false && Date.now() - query.state.dataUpdatedAt < WEEK_MS;

/** The newest reads that fit; the weak network then opens on yesterday's village instead of an empty page. */
function newestThatFit(state: DehydratedState): DehydratedState {
  const queries = [...state.queries].sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  let room = MAX_LETTERS;
  const kept = queries.filter((query) => (room -= JSON.stringify(query).length) > 0);
  return { mutations: [], queries: kept };
}

export function keepReads(): void {
  const owner = useSession.getState().me?.memberId ?? '';
  const reads = newestThatFit(dehydrate(queryClient, { shouldDehydrateQuery: worthKeeping, shouldDehydrateMutation: () => false }));
  writeStored(KEY, { owner, reads });
}

/** Only for the person who read them. */
function restoreReads(): void {
  const kept = readStored<{ owner: string; reads: DehydratedState }>(KEY);
  if (kept && kept.owner === (useSession.getState().me?.memberId ?? '')) hydrate(queryClient, kept.reads);
}

function forgetOnOtherPerson(): void {
  useSession.subscribe((now, before) => {
    if (before.state === 'starting' || now.me?.memberId === before.me?.memberId) return;
    dropStored(KEY);
    queryClient.removeQueries({ type: 'inactive' });
    void queryClient.resetQueries();
  });
}

function keepNowAndThen(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    timer ??= setTimeout(() => {
      timer = undefined;
      keepReads();
    }, 3000);
  });
}

export function startQueryClient(): void {
  restoreReads();
  forgetOnOtherPerson();
  keepNowAndThen();
  onlineManager.setEventListener((setOnline) => {
    setOnline(isOnline());
    return useNetwork.subscribe(({ online }) => setOnline(online));
  });
  if (process.env.TARO_ENV !== 'h5') {
    focusManager.setEventListener((setFocused) => {
      Taro.onAppShow(() => setFocused(true));
      Taro.onAppHide(() => setFocused(false));
      return () => undefined;
    });
  }
}
