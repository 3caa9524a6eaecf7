import type { JsdomElement } from 'jsdom';
import type { AppRun } from './app-run';
import type { DomNode, Easel } from './easel';
import { describeNodes, type NodeFigures } from './node-figures';
import { findField, findWords, wordsIn } from './find';

export interface PageInstance {
  setData(data: object, done?: () => void): void;
  route?: string;
  options?: Record<string, string>;
  onLoad?(query: Record<string, string>): void;
  onShow?(): void;
  onReady?(): void;
  onHide?(): void;
  onUnload?(): void;
  onPullDownRefresh?(): void;
  onReachBottom?(): void;
  onTabItemTap?(item: object): void;
  onShareAppMessage?(from: object): ShareCard | undefined;
  onShareTimeline?(): { title?: string; query?: string } | undefined;
}
export interface ShareCard {
  title?: string;
  path?: string;
  imageUrl?: string;
}

const WAIT_MS = 8_000;
const POLL_MS = 15;
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** One page of the stack: what a person sees of it and can do on it. */
export class OpenPage {
  /** Bytes of each setData. */
  readonly updates: number[] = [];
  title = '';
  private readonly host: JsdomElement;
  readonly instance: PageInstance;
  private readonly opened: ReturnType<Easel['open']>;

  constructor(private readonly easel: Easel, private readonly run: AppRun, readonly path: string, readonly query: Record<string, string>) {
    this.opened = easel.open<PageInstance>(path);
    this.host = this.opened.host;
    this.instance = this.opened.instance as PageInstance;
    this.weighUpdates();
    Object.assign(this.instance, { route: path, options: query });
  }

  private weighUpdates(): void {
    const setData = this.instance.setData.bind(this.instance);
    this.instance.setData = (data, done) => {
      this.updates.push(Buffer.byteLength(JSON.stringify(data)));
      this.run.stir();
      setData(data, done);
    };
  }

  /** onLoad, onShow, onReady. */
  start(): void {
    this.opened.show();
    this.instance.onLoad?.(this.query);
    this.instance.onShow?.();
    this.instance.onReady?.();
  }

  end(): void {
    this.instance.onUnload?.();
    this.opened.close();
  }

  /** Everything written on the page. */
  get words(): string {
    return wordsIn(this.host);
  }

  get html(): string {
    return this.host.innerHTML;
  }

  get figures(): NodeFigures {
    return describeNodes(this.host);
  }

  /** Addresses of the pictures shown. */
  get pictures(): string[] {
    return this.all('image').map((node) => node.getAttribute('src') ?? '');
  }

  all(selector: string): DomNode[] {
    return [...this.host.querySelectorAll(selector)];
  }

  has = (words: string): boolean => this.words.includes(words);

  /** Waits until these words are there. */
  async until(words: string): Promise<this> {
    await this.waitFor(() => this.has(words), `"${words}"`);
    return this;
  }

  async untilGone(words: string): Promise<this> {
    await this.waitFor(() => !this.has(words), `no "${words}" any more`);
    return this;
  }

  async waitFor(isSo: () => boolean, what: string): Promise<void> {
    for (const end = Date.now() + WAIT_MS; !isSo(); await pause(POLL_MS)) {
      if (Date.now() > end) throw new Error(`${this.path}: waited in vain for ${what}. The page says: ${this.words}\n${this.run.problems.join('\n')}`);
    }
  }

  /** Waits until it is drawn, nothing is under way and nothing more was drawn for a moment. */
  async calm(): Promise<this> {
    await this.waitFor(() => this.updates.length > 0 && this.run.isCalm, 'calm');
    return this;
  }

  /** Touches what these words (or this spoken label) stand on. */
  async tap(words: string): Promise<void> {
    await this.waitFor(() => findWords(this.host, words) !== undefined, `something to tap that says "${words}"`);
    this.easel.fire(findWords(this.host, words)!, 'tap', {});
    await pause(0);
  }

  /** The same by CSS selector: `#id`, `.class`. */
  async tapAt(selector: string): Promise<void> {
    await this.waitFor(() => this.all(selector).length > 0, selector);
    this.easel.fire(this.all(selector)[0]!, 'tap', {});
    await pause(0);
  }

  /** Writes into the field with this label, placeholder or name. */
  async write(field: string, value: string): Promise<void> {
    await this.waitFor(() => findField(this.host, field) !== undefined, `the field "${field}"`);
    this.easel.fire(findField(this.host, field)!, 'input', { value, cursor: value.length });
    await pause(0);
  }

  /** Any other event of a node: change, confirm, blur … */
  async fire(selector: string, type: string, detail: object = {}): Promise<void> {
    await this.waitFor(() => this.all(selector).length > 0, selector);
    this.easel.fire(this.all(selector)[0]!, type, detail);
    await pause(0);
  }

  /** What a person who was sent this page gets; undefined when it cannot be shared. */
  share(): ShareCard | undefined {
    return this.instance.onShareAppMessage?.({ from: 'menu' });
  }
}
