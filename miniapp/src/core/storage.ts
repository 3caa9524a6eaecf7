import Taro from '@tarojs/taro';

/** Small things kept on the phone; a full or broken store loses convenience, never the act itself. */
export function readStored<T>(key: string): T | undefined {
  try {
    const text: unknown = Taro.getStorageSync(key);
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** False when the phone has no room. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export const dropStored = (key: string): void => {
  Taro.removeStorageSync(key);
};
