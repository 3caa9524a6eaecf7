/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { seedDemo } from '../../../server/seed/demo';
import { JobRunner } from '../../../server/src/core/jobs/job-runner';
import { PersonaSeed } from '../../../server/src/features/demo/persona-seed.service';
import type { PersonaView } from '../../../shared/contract/member';
import { startApp, type RunningApp } from '../app';
import { databases } from '../databases';
import { theVillages } from '../people';
import { openBrowser } from './browser';
import { HEIGHT, Phone, WIDTH } from './phone';

export type Persona = PersonaView['persona'];

const MINUTE_MS = 60_000;
/** A working morning, late enough in the quarter for last month's round to be final. */
const NOW = Date.parse('2026-11-23T09:00:00+08:00');
const H5 = process.env['TEST_H5_DIR'] ?? join(__dirname, '../../../miniapp/dist/h5');

/** The real server with the built pages, and as many phones as a story needs. Time stands still until the story moves it. */
export class Web {
  private readonly contexts: BrowserContext[] = [];
  private readonly phones: Phone[] = [];

  private constructor(
    readonly running: RunningApp,
    private readonly browser: Browser,
  ) {}

  /** `story`: the demo's content; otherwise only its people, in villages where nothing has happened yet. */
  static async start({ story = false } = {}): Promise<Web> {
    if (!existsSync(join(H5, 'index.html'))) throw new Error('The web pages are not built yet: npm run build:h5');
    const sqlite = databases[0]!;
    const running = await startApp(sqlite, { now: NOW, config: { demo: true, h5Dir: H5 } });
    const { app, clock } = running;
    if (story) await seedDemo(app, { now: () => clock.now(), set: (at) => clock.set(at), release: () => clock.set(NOW) });
    else await Web.settle(running);
    return new Web(running, await openBrowser());
  }

  private static async settle(running: RunningApp): Promise<void> {
    await theVillages(running);
    await running.app.get(PersonaSeed, { strict: false }).plant();
  }

  /** A phone on which nobody has signed in. */
  async phone(): Promise<Phone> {
    const context = await this.browser.newContext({
      viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: 1, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: true, hasTouch: true,
    });
    await context.clock.setFixedTime(this.running.clock.now());
    this.contexts.push(context);
    const phone = new Phone(await context.newPage(), context, this.running.http);
    this.phones.push(phone);
    return phone;
  }

  /** The phone of a persona who has signed in before. */
  async phoneOf(persona: Persona, { largeType = false } = {}): Promise<Phone> {
    const phone = await this.phone();
    const token = await this.running.as(persona);
    const kept = { 'session-token': token, persona, ...(largeType && { 'large-type': true }) };
    await phone.page.addInitScript((all) => {
      if (!location.protocol.startsWith('http') || localStorage.getItem('persona')) return;
      for (const [key, value] of Object.entries(all)) localStorage.setItem(key, JSON.stringify({ data: JSON.stringify(value) }));
    }, kept);
    return phone;
  }

  /** Time passes for the server, its jobs and every phone. */
  async later(minutes: number): Promise<void> {
    const { clock, app } = this.running;
    clock.advance(minutes * MINUTE_MS);
    for (const context of this.contexts.filter((one) => one.pages().length > 0)) await context.clock.setFixedTime(clock.now());
    await app.get(JobRunner, { strict: false }).drain();
  }

  get crashes(): string[] {
    return this.phones.flatMap(({ crashes }) => crashes);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.running.close();
  }
}
