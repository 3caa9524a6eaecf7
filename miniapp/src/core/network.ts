import Taro from '@tarojs/taro';
import { create } from 'zustand';

interface Network {
  online: boolean;
}

export const useNetwork = create<Network>(() => ({ online: true }));
export const useOnline = (): boolean => useNetwork((state) => state.online);
export const isOnline = (): boolean => useNetwork.getState().online;

const setOnline = (online: boolean): void => {
  if (online !== isOnline()) useNetwork.setState({ online });
};

/** Runs `act` each time the signal comes back. */
export const onBackOnline = (act: () => void): (() => void) =>
  useNetwork.subscribe((now, before) => {
    if (now.online && !before.online) act();
  });

function watchBrowser(): void {
  setOnline(navigator.onLine);
  window.addEventListener('online', () => setOnline(true));
  window.addEventListener('offline', () => setOnline(false));
}

function watchPhone(): void {
  void Taro.getNetworkType({ success: ({ networkType }) => setOnline(networkType !== 'none') });
  Taro.onNetworkStatusChange(({ isConnected }) => setOnline(isConnected));
}

export const startNetwork = (): void => (process.env.TARO_ENV === 'h5' ? watchBrowser() : watchPhone());
