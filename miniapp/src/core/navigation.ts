import Taro from '@tarojs/taro';

const TABS = ['home', 'village', 'report-new', 'mine'];

/** `goTo('resident/report', { reportId })`, `goTo('home')`: tab pages switch, the others open on top. */
export function goTo(page: string, query: Record<string, string | number | undefined> = {}): void {
  if (TABS.includes(page)) return void Taro.switchTab({ url: `/pages/${page}/index` });
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const tail = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  const url = `/packages/${page}/index${tail ? `?${tail}` : ''}`;
  // WeChat keeps at most ten pages; beyond that the last one is replaced.
  void (Taro.getCurrentPages().length >= 10 ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}

/** Back, or home when this page was opened directly by a link. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else goTo('home');
}

/** A parameter of this page's address; scanned codes carry it in `scene`. */
export function pageParam(name: string): string {
  const params = Taro.getCurrentInstance().router?.params ?? {};
  return decodeURIComponent(params[name] ?? '');
}
