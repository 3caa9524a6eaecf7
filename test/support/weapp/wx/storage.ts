import { WxFailure, type AppRun, type WxFunction } from '../app-run';
import type { Phone } from '../phone/phone';

interface Entry {
  key: string;
  data: unknown;
}

/** wx.setStorage and its kin. */
export function storageApis(run: AppRun, { storage }: Phone): Record<string, unknown> {
  const set = (name: string, { key, data }: Entry): void => {
    const trouble = storage.set(key, data);
    if (trouble) throw name.endsWith('Sync') ? new Error(`${name}:fail ${trouble}`) : new WxFailure(trouble);
  };
  const info = () => ({ keys: storage.keys, currentSize: Math.ceil(storage.bytes / 1024), limitSize: 10_240 });
  const later: Record<string, WxFunction> = {
    setStorage: run.api<Entry>('setStorage', (entry) => set('setStorage', entry)),
    getStorage: run.api<Entry>('getStorage', ({ key }) => {
      if (!storage.keys.includes(key)) throw new WxFailure('data not found');
      return { data: storage.get(key) };
    }),
    removeStorage: run.api<Entry>('removeStorage', ({ key }) => void storage.remove(key)),
    clearStorage: run.api('clearStorage', () => storage.clear()),
    getStorageInfo: run.api('getStorageInfo', info),
  };
  return {
    ...later,
    setStorageSync: (key: string, data: unknown) => set('setStorageSync', { key, data }),
    getStorageSync: (key: string) => storage.get(key),
    removeStorageSync: (key: string) => void storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
  };
}
