import { View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { names } from './class-names';
import { Icon } from './icon';
import { Tap } from './tap';

interface CardProps {
  tone?: 'warm' | 'gold' | 'pine';
  /** Children side by side. */
  row?: boolean;
  /** No gap above: directly under a heading. */
  tight?: boolean;
  /** Holds Entries, which bring their own padding. */
  flush?: boolean;
  onTap?: () => void;
}

/** Said by the words on it. */
export function Card({ tone, row, tight, flush, onTap, children }: PropsWithChildren<CardProps>) {
  const look = names('v-card', tone && `v-card--${tone}`, row && 'v-card--row', tight && 'v-card--tight', flush && 'v-card--flush');
  return <Tap className={look} onTap={onTap}>{children}</Tap>;
}

interface EntryProps {
  title: ReactNode;
  note?: ReactNode;
  /** A Seal, IconTile or small picture. */
  start?: ReactNode;
  /** Points, a Tag or a Button. */
  end?: ReactNode;
  onTap?: () => void;
}

/** A line of a list inside a Card: picture, words, figure; an arrow when it opens something. */
export function Entry({ title, note, start, end, onTap }: EntryProps) {
  return (
    <Tap className={names('v-entry', !note && 'v-entry--one')} onTap={onTap}>
      {start}
      <View className="v-entry__words">
        <View className="v-strong">{title}</View>
        {note && <View className="v-sub">{note}</View>}
      </View>
      {end && <View className="v-entry__end">{end}</View>}
      {onTap && !end && <View className="v-entry__end v-sub"><Icon name="next" size={20} /></View>}
    </Tap>
  );
}

export function Tag({ tone, children }: PropsWithChildren<{ tone?: 'warm' | 'gold' | 'grey' | 'dark' }>) {
  return <View className={names('v-tag', tone && `v-tag--${tone}`)}>{children}</View>;
}

interface StatProps {
  words: string;
  value: number | string;
  tone?: 'warm' | 'pine';
  onTap?: () => void;
}

/** A figure and what it means; put two or three in a StatRow. */
export function Stat({ words, value, tone, onTap }: StatProps) {
  return (
    <Tap className={names('v-stat', tone && `v-stat--${tone}`)} onTap={onTap} label={`${words} ${value}`}>
      <View className="v-sub">{words}</View>
      <View className="v-stat__value">{value}</View>
    </Tap>
  );
}

export function StatRow({ children }: PropsWithChildren) {
  return <View className="v-stats">{children}</View>;
}
