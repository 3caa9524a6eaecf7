import { View, type ITouchEvent } from '@tarojs/components';
import type { CSSProperties, PropsWithChildren } from 'react';
import { spoken, type Spoken } from './spoken';

interface TapProps extends Spoken {
  className?: string;
  style?: CSSProperties;
  onTap?: () => void;
}

/** A button on a card answers alone; the card does not open as well. */
const only = (act: (() => void) | undefined) => (event: ITouchEvent) => {
  event.stopPropagation();
  act?.();
};

/** Anything a finger (or a keyboard, in the browser) can press: says its role, shows the press. */
export function Tap({ className, style, onTap, children, role = 'button', ...said }: PropsWithChildren<TapProps>) {
  if (!onTap) return <View className={className} style={style}>{children}</View>;
  return (
    <View
      className={className}
      style={style}
      hoverClass="v-pressed"
      hoverStayTime={80}
      onClick={only(said.disabled ? undefined : onTap)}
      {...spoken({ role, ...said })}
    >
      {children}
    </View>
  );
}
