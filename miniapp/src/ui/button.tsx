import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { names } from './class-names';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';

interface ButtonProps {
  onTap: () => void;
  /** `main` pine; `warm` the one thing to do now; `line` the other way; `gold`, `white` on tinted ground. */
  kind?: 'main' | 'line' | 'warm' | 'gold' | 'white';
  /** 44 px high, beside other things. */
  small?: boolean;
  /** As wide as its surroundings. */
  wide?: boolean;
  disabled?: boolean;
  /** While the act is under way: says so and takes no second tap. */
  busy?: boolean;
  busyWords?: string;
  icon?: IconName;
  /** Spoken instead of the words. */
  label?: string;
}

/** A verb. */
export function Button({ onTap, kind = 'main', small, wide, disabled, busy, busyWords = '请稍等…', icon, label, children }: PropsWithChildren<ButtonProps>) {
  const off = disabled || busy;
  const look = names('v-btn', kind !== 'main' && `v-btn--${kind}`, small && 'v-btn--small', wide && 'v-btn--wide', off && 'v-btn--off');
  return (
    <Tap className={look} onTap={onTap} disabled={off} label={label}>
      {icon && <Icon name={icon} size={22} />}
      <View>{busy ? busyWords : children}</View>
    </Tap>
  );
}

interface IconButtonProps {
  icon: IconName;
  /** What it does, spoken. */
  label: string;
  onTap: () => void;
}

export function IconButton({ icon, label, onTap }: IconButtonProps) {
  return (
    <Tap className="v-btn v-btn--line v-btn--icon" onTap={onTap} label={label}>
      <Icon name={icon} size={26} />
    </Tap>
  );
}

/** In a browser the tab bar is part of the page; in WeChat it is outside. */
export const isOverBrowserTabs = (): boolean =>
  process.env.TARO_ENV === 'h5' && /^\/?pages\//.test(Taro.getCurrentInstance().router?.path ?? '');

/** The main action, at the bottom, under the thumb. Give the Page `foot`. Children: Buttons, or a FootNote and a Button. */
export function FootBar({ children }: PropsWithChildren) {
  return <View className={names('v-foot', isOverBrowserTabs() && 'v-foot--tab')}>{children}</View>;
}

export function FootNote({ small, strong }: { small: string; strong: string }) {
  return (
    <View className="v-foot__note">
      <View className="v-sub">{small}</View>
      <View className="v-strong">{strong}</View>
    </View>
  );
}
