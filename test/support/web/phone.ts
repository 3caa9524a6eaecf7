/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page, Request } from 'playwright-core';

const SHOTS = join(__dirname, '../../web/shots');
const PATIENCE_MS = 8_000;
export const WIDTH = 375;
export const HEIGHT = 812;

export type Part = 'button' | 'link' | 'radio' | 'tab' | 'switch' | 'checkbox';
type File = { name: string; mimeType: string; buffer: Buffer };

/** One person's phone: what they see and what their thumb does. Every wait is for something to be there. */
export class Phone {
  /** What it asked of the API, pictures apart: `GET /api/home`. */
  readonly asked: string[] = [];
  /** Scripts that failed; there should be none. */
  readonly crashes: string[] = [];
  private readonly underWay = new Set<Request>();

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly base: string,
  ) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('request', (request) => this.note(request));
    page.on('requestfinished', (request) => this.underWay.delete(request));
    page.on('requestfailed', (request) => this.underWay.delete(request));
    page.on('pageerror', (error) => this.crashes.push(String(error.stack ?? error)));
  }

  private note(request: Request): void {
    this.underWay.add(request);
    const { pathname } = new URL(request.url());
    const isPicture = request.method() === 'GET' && pathname.startsWith('/api/photos/');
    if (pathname.startsWith('/api/') && !isPicture) this.asked.push(`${request.method()} ${pathname}`);
  }

  /** `home`, `resident/report?reportId=…`: opened from outside, as after closing the app. */
  async open(page: string): Promise<void> {
    const [name = '', query] = page.split('?');
    const path = name.includes('/') ? `packages/${name}` : `pages/${name}`;
    this.underWay.clear();
    await this.load(`${this.base}/#/${path}/index${query ? `?${query}` : ''}`);
    await this.settled();
  }

  /** From the start, also where only what follows # is new; without another process for each page, which costs as much as the page. */
  private async load(address: string): Promise<void> {
    if (!this.page.url().startsWith(this.base)) return void (await this.page.goto(address));
    await this.page.evaluate((next) => history.replaceState(null, '', next), address);
    await this.page.reload();
  }

  /** Nothing is being asked for and nothing is being drawn for the first time. */
  async settled(): Promise<void> {
    do await this.drawn();
    while (this.underWay.size > 0);
  }

  private async drawn(): Promise<void> {
    await this.page.waitForFunction(() => {
      const isShown = (element: Element) => element.getClientRects().length > 0;
      const pages = [...document.querySelectorAll('.v-page')].filter(isShown);
      return pages.length === 1 && ![...document.querySelectorAll('.v-bones')].some(isShown);
    });
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  private parts(name: string | RegExp, part: Part): Locator {
    return this.page.getByRole(part, { name, exact: typeof name === 'string' }).filter({ visible: true });
  }

  async tap(name: string | RegExp, part: Part = 'button'): Promise<void> {
    await this.parts(name, part).first().click();
  }

  /** A part of the browser's tab bar. */
  async tab(words: string): Promise<void> {
    await this.page.locator('.weui-tabbar__item', { hasText: words }).filter({ visible: true }).click();
    await this.settled();
  }

  async back(): Promise<void> {
    await this.page.goBack();
    await this.settled();
  }

  words(words: string | RegExp): Locator {
    return this.page.getByText(words).filter({ visible: true });
  }

  async sees(...all: (string | RegExp)[]): Promise<void> {
    for (const one of all) await this.words(one).first().waitFor();
  }

  async seesNo(words: string | RegExp): Promise<void> {
    await this.page.waitForFunction(
      ([source, flags]) => {
        const text = [...document.querySelectorAll<HTMLElement>('.v-page')].filter((page) => page.getClientRects().length > 0).map((page) => page.innerText).join('\n');
        return !new RegExp(source!, flags).test(text);
      },
      typeof words === 'string' ? [words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), ''] : [words.source, words.flags],
    );
  }

  /** Everything that can be read on the page in front. */
  read(): Promise<string> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.v-page')].filter((page) => page.getClientRects().length > 0).map((page) => page.innerText).join('\n'));
  }

  async write(label: string, words: string): Promise<void> {
    await this.page.locator(`input[aria-label="${label}"], textarea[aria-label="${label}"]`).filter({ visible: true }).first().fill(words);
  }

  /** Taps what opens the camera or the file list, and chooses. */
  async choose(name: string | RegExp, ...files: File[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.tap(name)]);
    await chooser.setFiles(files);
  }

  /** The person allows the microphone when asked; otherwise they refuse. */
  allowMicrophone(): Promise<void> {
    return this.context.grantPermissions(['microphone'], { origin: this.base });
  }

  /** The person allows the page to know where they stand, which is here. */
  async standAt(latitude: number, longitude: number): Promise<void> {
    await this.context.grantPermissions(['geolocation'], { origin: this.base });
    await this.context.setGeolocation({ latitude, longitude, accuracy: 10 });
  }

  async signal(isThere: boolean): Promise<void> {
    await this.context.setOffline(!isThere);
    await this.page.waitForFunction((there) => navigator.onLine === there, isThere);
  }

  /** The whole page, as long as it is, in test/web/shots. */
  async shot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.setViewportSize({ width: WIDTH, height: Math.max(HEIGHT, await this.length()) });
    await this.page.evaluate(async () => {
      const images = [...document.images].filter((image) => image.getClientRects().length > 0);
      await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
    });
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
    await this.page.setViewportSize({ width: WIDTH, height: HEIGHT });
  }

  private length(): Promise<number> {
    return this.page.evaluate(() => {
      const roots = [document.documentElement, ...document.querySelectorAll('.taro_page, .taro-tabbar__panel, .v-page')];
      return Math.max(...roots.filter((root) => root.getClientRects().length > 0).map((root) => root.scrollHeight)) + 60;
    });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
