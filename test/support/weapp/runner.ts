import { posix } from 'node:path';
import { AppRun } from './app-run';
import { Easel } from './easel';
import { LogicLayer } from './logic-layer';
import { OpenPage, type PageInstance } from './open-page';
import { type WeappPackage, weappPackage } from './package';
import { PageStack } from './page-stack';
import type { Phone } from './phone/phone';
import { templatesOf } from './templates';
import { wxDouble } from './wx-double';

interface AppInstance {
  onLaunch?(options: object): void;
  onShow?(options: object): void;
  onHide?(): void;
}
interface Definition {
  kind: 'page' | 'component';
  config: Record<string, unknown>;
}

/** wx.onX / wx.offX of the app's life. */
const LIFE = ['AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'ThemeChange', 'MemoryWarning', 'WindowResize'] as const;

/** WeChat's Page() takes data and functions; the framework wants methods. */
function asComponent({ kind, config }: Definition): object {
  if (kind === 'component') return config;
  const methods = Object.fromEntries(Object.entries(config).filter(([, value]) => typeof value === 'function'));
  return { data: config['data'], methods };
}

/** The compiled mini-program running on somebody's phone. */
export class MiniApp {
  readonly run = new AppRun();
  readonly stack: PageStack;
  private readonly easel: Easel;
  private readonly logic: LogicLayer;
  private readonly defined = new Map<string, Definition>();
  private readonly registered = new Set<string>();
  private readonly life = new Map<string, Set<(options: object) => void>>();
  private defining = '';
  private app: AppInstance = {};

  private constructor(readonly phone: Phone, private readonly launch: { path: string }, private readonly files: WeappPackage) {
    this.easel = new Easel((error) => this.run.problem(String((error as Error).stack ?? error)));
    this.stack = new PageStack(this.run, files, (path, query) => this.openOne(path, query));
    this.logic = new LogicLayer(files, this.globals());
  }

  /** Opens the app: at its first page, or at the address of a share card. */
  static open(phone: Phone, url?: string): MiniApp {
    const files = weappPackage();
    const path = url ?? files.pages[0]!;
    const app = new MiniApp(phone, { path }, files);
    app.start();
    return app;
  }

  /** The page on top. */
  get page(): OpenPage {
    return this.stack.top;
  }

  get problems(): string[] {
    return this.run.problems;
  }

  /** Waits until this page is on top. */
  async at(path: string): Promise<OpenPage> {
    const full = path.startsWith('pages/') ? path : path.includes('/') ? `packages/${path}/index` : `pages/${path}/index`;
    const from = this.page;
    await from.waitFor(() => this.page.path === full, `the page ${full}`);
    return this.page;
  }

  /** As a finger on the tab bar. */
  async tab(name: string): Promise<OpenPage> {
    this.navigate('switchTab', `/pages/${name}/index`);
    return this.at(name);
  }

  /** As a finger on the arrow at the top. */
  async back(): Promise<OpenPage> {
    const below = this.stack.pages.at(-2);
    this.navigate('navigateBack', '');
    await this.page.waitFor(() => this.page === below, 'the page below');
    return this.page;
  }

  /** Opens a page as the app itself would. */
  async goTo(url: string): Promise<OpenPage> {
    const depth = this.stack.pages.length;
    this.navigate('navigateTo', url);
    await this.page.waitFor(() => this.stack.pages.length > depth, url);
    return this.page;
  }

  private navigate(act: string, url: string): void {
    const fail = ({ errMsg }: { errMsg: string }) => this.run.problem(`${errMsg} (${url})`);
    (this.stack.apis()[act] as (options: object) => void)({ url, fail });
  }

  /** Another app comes to the front, and this one again. */
  hide(): void {
    this.page.instance.onHide?.();
    this.app.onHide?.();
    this.tell('AppHide');
  }

  show(): void {
    this.app.onShow?.(this.options);
    this.tell('AppShow');
    this.page.instance.onShow?.();
  }

  /** Presses WeChat's own agree button of the consent sheet. */
  async agreeToPrivacy(): Promise<void> {
    const button = 'button[open-type="agreePrivacyAuthorization"]';
    await this.page.waitFor(() => this.page.all(button).length > 0, button);
    this.phone.privacy.press(this.page.all(button)[0]!.__wxElement?.id ?? '');
    await this.page.fire(button, 'agreeprivacyauthorization');
  }

  /** WeChat threw the app out of memory, or the person closed it. */
  close(): void {
    this.run.end();
    this.phone.network.listeners.clear();
    this.phone.files.dropTemp();
    this.easel.close();
  }

  private get options(): object {
    return { path: this.launch.path.split('?')[0], query: {}, scene: 1001, referrerInfo: {}, shareTicket: undefined };
  }

  private start(): void {
    this.logic.load('app');
    this.app.onLaunch?.(this.options);
    this.app.onShow?.(this.options);
    this.tell('AppShow');
    this.stack.launch(this.launch.path);
  }

  private tell(event: string): void {
    for (const listener of this.life.get(event) ?? []) listener(this.options);
  }

  private globals(): Record<string, unknown> {
    const { setTimeout, setInterval, clearTimeout, clearInterval } = this.run.clock;
    return {
      wx: wxDouble(this.run, this.phone, { app: this.files.app, apis: { ...this.stack.apis(), ...this.lifeApis() }, title: (words) => this.entitle(words) }),
      App: (app: AppInstance) => {
        this.app = app;
      },
      Page: (config: Definition['config']) => this.defined.set(this.defining, { kind: 'page', config }),
      Component: (config: Definition['config']) => this.defined.set(this.defining, { kind: 'component', config }),
      Behavior: (config: object) => config,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.pages.map(({ instance }): PageInstance => instance),
      console: this.console(),
      setTimeout, setInterval, clearTimeout, clearInterval,
    };
  }

  /** What the app prints as an error is a problem; the rest is its own affair. */
  private console(): object {
    const quiet = () => undefined;
    const error = (...words: unknown[]) => this.run.problem(words.map((word) => String((word as Error)?.stack ?? word)).join(' '));
    return { log: quiet, info: quiet, debug: quiet, warn: quiet, group: quiet, groupEnd: quiet, error };
  }

  private lifeApis(): Record<string, unknown> {
    const one = (event: string): [string, unknown][] => {
      const listeners = new Set<(options: object) => void>();
      this.life.set(event, listeners);
      return [[`on${event}`, (listener: () => void) => listeners.add(listener)], [`off${event}`, (listener: () => void) => listeners.delete(listener)]];
    };
    return { ...Object.fromEntries(LIFE.flatMap(one)), getLaunchOptionsSync: () => this.options, getEnterOptionsSync: () => this.options };
  }

  private entitle(words: string): void {
    this.page.title = words;
  }

  private openOne(path: string, query: Record<string, string>): OpenPage {
    this.register(path);
    return new OpenPage(this.easel, this.run, path, query);
  }

  /** Page or component: first what it uses, then itself. */
  private register(path: string): void {
    if (this.registered.has(path)) return;
    this.registered.add(path);
    const config = this.files.configOf(path);
    const used = { ...this.files.app.usingComponents, ...config.usingComponents };
    const paths = Object.entries(used).map(([tag, at]): [string, string] => [tag, at.startsWith('/') ? at.slice(1) : posix.join(posix.dirname(path), at)]);
    for (const [, at] of paths) this.register(at);
    const usingComponents = Object.fromEntries(paths.map(([tag, at]) => [tag, `/${at}`]));
    this.easel.define(path, { ...config, usingComponents }, templatesOf(this.files).groups, asComponent(this.definitionOf(path)));
  }

  private definitionOf(path: string): Definition {
    this.defining = path;
    this.logic.load(path);
    const definition = this.defined.get(path);
    if (!definition) throw new Error(`${path}.js calls neither Page() nor Component()`);
    return definition;
  }
}
