import Taro from '@tarojs/taro';
import type { z } from 'zod';
import type { Point } from '../../../../shared/contract/report';
import { toast } from '../../ui/toast';

const isBrowser = process.env.TARO_ENV === 'h5';
const LOCATE_MS = 10_000;

export interface ChosenPoint {
  point: z.output<typeof Point>;
  /** What the map calls it; a browser knows no names. */
  name: string;
}

/** A browser has no WeChat map, but may know where the phone is. */
export const pointWords = isBrowser ? '就在我站的地方' : '在地图上选地点';
export const canChoosePoint = (): boolean => !isBrowser || 'geolocation' in navigator;

async function fromMap(): Promise<ChosenPoint> {
  const { latitude, longitude, name } = await Taro.chooseLocation({});
  return { point: { lat: latitude, lng: longitude, system: 'gcj02' }, name };
}

const fromBrowser = (): Promise<ChosenPoint> =>
  new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ point: { lat: coords.latitude, lng: coords.longitude, system: 'wgs84' }, name: '' }),
      reject,
      { enableHighAccuracy: true, timeout: LOCATE_MS },
    );
  });

/** Nothing when the person thinks better of it. */
export async function choosePoint(): Promise<ChosenPoint | undefined> {
  try {
    return await (isBrowser ? fromBrowser() : fromMap());
  } catch (failure) {
    const words = (failure as { errMsg?: string }).errMsg ?? '';
    if (!/cancel/.test(words)) toast('没有取到地点,写清组和地名也一样能找到');
    return undefined;
  }
}
