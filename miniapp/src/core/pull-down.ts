import Taro, { usePullDownRefresh as useTaroPullDown } from '@tarojs/taro';

/** Pulling the page down reads it again; the page's config needs `enablePullDownRefresh`. */
export function usePullDownRefresh(refetch: () => Promise<unknown>): void {
  useTaroPullDown(() => {
    void refetch().finally(() => Taro.stopPullDownRefresh());
  });
}
