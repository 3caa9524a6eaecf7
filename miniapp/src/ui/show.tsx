import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { names } from './class-names';
import { spoken } from './spoken';

export interface Step {
  key: string;
  title: string;
  note?: ReactNode;
  /** The next step: an open ring, always the first line. */
  isNow?: boolean;
  extra?: ReactNode;
}

/** What happened, newest first; what comes next on top. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  return (
    <View className="v-steps">
      {steps.map(({ key, title, note, isNow, extra }, place) => (
        <View key={key} className={names('v-step', place === steps.length - 1 && 'v-step--last')}>
          <View className={names('v-step__dot', isNow && 'v-step__dot--now')} />
          <View className="v-strong">{title}</View>
          {note && <View className="v-sub">{note}</View>}
          {extra}
        </View>
      ))}
    </View>
  );
}

export interface Bar {
  label: string;
  value: number;
  /** The one meant: this week, our village. */
  isOn?: boolean;
}

/** A few bars with their figures above them. */
export function BarChart({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const top = Math.max(1, ...bars.map(({ value }) => value));
  const words = `${label}:${bars.map((bar) => `${bar.label} ${bar.value}`).join(',')}`;
  return (
    <View className="v-bars" {...spoken({ role: 'img', label: words })}>
      {bars.map(({ label: under, value, isOn }) => (
        <View key={under} className={names('v-bar', isOn && 'v-bar--on')}>
          <View>{value}</View>
          <View className="v-bar__track"><View className="v-bar__fill" style={{ height: `${(value / top) * 100}%` }} /></View>
          <View className="v-bar__label">{under}</View>
        </View>
      ))}
    </View>
  );
}
