import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { readStored, writeStored } from './storage';

/** 17 px is the design's base, 22 px the large type; WeChat's own setting scales up to 25.5. */
const NORMAL = 17;
const LARGE = 22;
const LARGEST = 25.5;
const KEY = 'large-type';

interface TypeSize {
  /** 长辈版 chosen in our settings. */
  large: boolean;
  /** From WeChat's font setting; 1 = normal. */
  scale: number;
}

export const useTypeSize = create<TypeSize>(() => ({ large: false, scale: 1 }));

export function setLargeType(large: boolean): void {
  writeStored(KEY, large);
  useTypeSize.setState({ large });
}

export const baseOf = ({ large, scale }: TypeSize): number => Math.min(LARGEST, Math.max(NORMAL * scale, large ? LARGE : 0));
export const useTypeBase = (): number => useTypeSize(baseOf);
/** From 20 px on, two columns become one where words would break. */
export const useIsLargeType = (): boolean => useTypeBase() >= 20;

function weChatScale(): number {
  if (process.env.TARO_ENV === 'h5' || !Taro.canIUse('getAppBaseInfo')) return 1;
  const info = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number };
  return Math.max(0.9, info.fontSizeScaleFactor ?? 1);
}

export const startTypeSize = (): void => useTypeSize.setState({ large: readStored<boolean>(KEY) ?? false, scale: weChatScale() });
