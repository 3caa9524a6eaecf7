import { WxFailure, type AppRun } from './app-run';
import type { OpenPage } from './open-page';
import type { WeappPackage } from './package';

const DEEPEST = 10;

interface Go {
  url: string;
  delta?: number;
}
interface Target {
  path: string;
  query: Record<string, string>;
}
export type OpenOne = (path: string, query: Record<string, string>) => OpenPage;

const targetOf = (url: string): Target => {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?');
  const pairs = search.split('&').filter(Boolean).map((pair) => pair.split('='));
  // WeChat hands values over as they stand in the address.
  return { path, query: Object.fromEntries(pairs.map(([name = '', ...rest]) => [name, rest.join('=')])) };
};
const aMoment = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

/** WeChat's page stack: tab pages live on, at most ten pages lie on each other. */
export class PageStack {
  pages: OpenPage[] = [];
  private readonly tabs = new Map<string, OpenPage>();

  constructor(private readonly run: AppRun, private readonly files: WeappPackage, private readonly openOne: OpenOne) {}

  get top(): OpenPage {
    const page = this.pages.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }

  /** The address the app is opened with: from a share card, a code, or the first page. */
  launch(url: string): void {
    const target = targetOf(url);
    this.demandPage(target);
    this.begin(target);
  }

  /** wx.navigateTo and its kin; as on a phone they answer a moment later. */
  apis(): Record<string, unknown> {
    const later = (name: string, act: (go: Go, target: Target) => void) =>
      this.run.api<Go>(name, async (go) => {
        await aMoment();
        act(go, targetOf(go.url ?? ''));
      });
    return {
      navigateTo: later('navigateTo', (_go, target) => this.navigateTo(target)),
      redirectTo: later('redirectTo', (_go, target) => this.redirectTo(target)),
      switchTab: later('switchTab', (_go, target) => this.switchTab(target)),
      reLaunch: later('reLaunch', (_go, target) => this.reLaunch(target)),
      navigateBack: later('navigateBack', ({ delta = 1 }) => this.back(delta)),
    };
  }

  private begin(target: Target): void {
    if (this.isTab(target)) this.toTab(target);
    else this.push(target);
  }

  private isTab = ({ path }: Target): boolean => this.files.tabs.includes(path);

  private demandPage({ path }: Target): void {
    if (!this.files.pages.includes(path)) throw new WxFailure(`page "${path}" is not found`);
  }

  private demandNoTab(target: Target, act: string): void {
    this.demandPage(target);
    if (this.isTab(target)) throw new WxFailure(`can not ${act} a tabbar page`);
  }

  private navigateTo(target: Target): void {
    this.demandNoTab(target, 'navigateTo');
    if (this.pages.length >= DEEPEST) throw new WxFailure(`page limit exceeded: ${DEEPEST}`);
    this.top.instance.onHide?.();
    this.push(target);
  }

  private redirectTo(target: Target): void {
    this.demandNoTab(target, 'redirectTo');
    this.drop(1);
    this.push(target);
  }

  private switchTab(target: Target): void {
    this.demandPage(target);
    if (!this.isTab(target)) throw new WxFailure('can not switch to no-tabBar page');
    if (target.path === this.pages[0]?.path && this.pages.length === 1) return;
    if (this.tabs.get(this.top.path) === this.top) this.top.instance.onHide?.();
    this.drop(this.pages.filter((page) => !this.files.tabs.includes(page.path)).length);
    this.toTab(target);
  }

  private reLaunch(target: Target): void {
    this.demandPage(target);
    this.drop(this.pages.length);
    for (const tab of this.tabs.values()) if (!this.pages.includes(tab)) tab.end();
    this.tabs.clear();
    this.begin(target);
  }

  private back(delta: number): void {
    if (this.pages.length === 1) throw new WxFailure('cannot navigate back at first page.');
    this.drop(Math.min(delta, this.pages.length - 1));
    this.top.instance.onShow?.();
  }

  private toTab({ path, query }: Target): void {
    const known = this.tabs.get(path);
    const tab = known ?? this.openOne(path, query);
    this.tabs.set(path, tab);
    this.pages = [tab];
    if (known) tab.instance.onShow?.();
    else tab.start();
  }

  private push({ path, query }: Target): void {
    const page = this.openOne(path, query);
    this.pages.push(page);
    page.start();
  }

  private drop(count: number): void {
    for (const page of this.pages.splice(this.pages.length - count, count).reverse()) {
      this.tabs.delete(page.path);
      page.end();
    }
  }
}
