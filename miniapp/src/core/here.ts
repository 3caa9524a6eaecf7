import Taro from '@tarojs/taro';

/** WeChat's own maps speak GCJ-02; a browser knows only what the satellites say. */
const SYSTEM = process.env.TARO_ENV === 'h5' ? 'wgs84' : 'gcj02';
const WAIT_MS = 5_000;

export interface Here {
  lat: number;
  lng: number;
  system: 'gcj02' | 'wgs84';
}

async function ask(): Promise<Here | null> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: SYSTEM });
    return { lat: latitude, lng: longitude, system: SYSTEM };
  } catch {
    return null;
  }
}

/** Where this phone is; null when it may not say, or does not know in time. */
export function here(): Promise<Here | null> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), WAIT_MS);
    void ask().then((place) => {
      clearTimeout(late);
      resolve(place);
    });
  });
}
