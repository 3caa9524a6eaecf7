import Taro from '@tarojs/taro';
import type { z } from 'zod';
import type { Point } from '../../../../shared/contract/report';
import { toast } from '../../ui/toast';

/** A browser has no WeChat map; group and landmark words do there. */
export const canChoosePoint = process.env.TARO_ENV !== 'h5';

export interface ChosenPoint {
  point: z.output<typeof Point>;
  /** What the map calls it. */
  name: string;
}

/** Nothing when the person thinks better of it. */
export async function choosePoint(): Promise<ChosenPoint | undefined> {
  try {
    const { latitude, longitude, name } = await Taro.chooseLocation({});
    return { point: { lat: latitude, lng: longitude, system: 'gcj02' }, name };
  } catch (failure) {
    const words = (failure as { errMsg?: string }).errMsg ?? '';
    if (!/cancel/.test(words)) toast('没有取到地点,写清组和地名也一样能找到');
    return undefined;
  }
}
