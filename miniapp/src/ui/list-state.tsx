import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { CallError, wordsOf } from '../core/call-error';
import { Button } from './button';
import { Icon, type IconName } from './icon';

/** Everything a list (or a single read) can be; exactly one of them. */
export type ListState<T> =
  | { is: 'loading' }
  | { is: 'empty' }
  | { is: 'failed'; words: string; retry: () => void }
  | { is: 'offline'; retry: () => void }
  | { is: 'ready'; data: T };

interface Read<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

const hasNothing = (data: unknown): boolean => Array.isArray(data) && data.length === 0;

/** From a TanStack query (`useQuery`) to the union; old data beats an error. */
export function stateOf<T>({ data, error, refetch }: Read<T>, isEmpty: (data: T) => boolean = hasNothing): ListState<T> {
  const retry = () => void refetch();
  if (data !== undefined) return isEmpty(data) ? { is: 'empty' } : { is: 'ready', data };
  if (!error) return { is: 'loading' };
  if (error instanceof CallError && error.code === 'OFFLINE') return { is: 'offline', retry };
  return { is: 'failed', words: wordsOf(error), retry };
}

interface NoticeProps {
  icon: IconName;
  words: string;
  act?: string;
  onAct?: () => void;
}

/** A quiet sentence in the middle, with the act that helps. */
export function Notice({ icon, words, act, onAct }: NoticeProps) {
  return (
    <View className="v-state">
      <Icon name={icon} size={52} />
      <View>{words}</View>
      {act && onAct && <Button kind="line" small onTap={onAct}>{act}</Button>}
    </View>
  );
}

export function Bones({ count = 3 }: { count?: number }) {
  return <View className="v-bones">{Array.from({ length: count }, (_, n) => <View key={n} className="v-bone" />)}</View>;
}

interface ShowProps<T> {
  state: ListState<T>;
  /** What would fill it, and the act. */
  empty: NoticeProps;
  children: (data: T) => ReactNode;
}

/** Draws whichever it is. */
export function Show<T>({ state, empty, children }: ShowProps<T>) {
  switch (state.is) {
    case 'loading': return <Bones />;
    case 'empty': return <Notice {...empty} />;
    case 'offline': return <Notice icon="signal-off" words="没有信号,这里还没看过" act="再试一次" onAct={state.retry} />;
    case 'failed': return <Notice icon="bell" words={state.words} act="再试一次" onAct={state.retry} />;
    case 'ready': return <>{children(state.data)}</>;
  }
}

interface MoreProps {
  /** How many there are so far. */
  count: number;
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** The end of a paged list; where nothing is, the list has said so itself. */
export function ListEnd({ count, hasMore, isLoading, onMore }: MoreProps) {
  if (count === 0) return null;
  if (!hasMore) return <View className="v-list-end">没有更多了</View>;
  return <View className="v-list-end"><Button kind="line" small busy={isLoading} onTap={onMore}>再看一些</Button></View>;
}
