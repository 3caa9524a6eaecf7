import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { Members } from '../../../server/src/features/member/members.service';
import type { RunningApp } from '../app';
import { startWithWeChat } from '../checks';
import { databases } from '../databases';
import { type Person, theVillages } from '../people';
import type { WeChatDouble } from '../wechat-double/wechat-double';
import { Phone, type PhoneOptions } from './phone/phone';
import { MiniApp } from './runner';

type Held = Partial<Pick<PhoneOptions, 'declared' | 'fontSize'>> & { openid?: string };

/** What a phone's camera gives: a real picture of this size. */
export const aPicture = (width = 640, height = 480): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#6b8e4e' } }).jpeg().toBuffer();

/** The real server with WeChat's hosts behind it, and people with phones before it. */
export class Stage {
  private apps: MiniApp[] = [];

  private constructor(readonly running: RunningApp, readonly wechat: WeChatDouble) {}

  /** Not the demo: `wx.login` → `POST /api/sessions` → code2Session, all of it over HTTP. */
  static async open(): Promise<Stage> {
    const running = await startWithWeChat(databases[0]!, { now: Date.now(), templates: true });
    running.double.house.people.everybodyIsHere = true;
    await theVillages(running);
    return new Stage(running, running.double);
  }

  /** A phone just bought; its owner has never opened the mini-program. */
  newPhone({ openid = randomUUID(), ...held }: Held = {}): Phone {
    return new Phone({ openid, wechat: this.wechat, server: this.running.http, ...held });
  }

  /** The phone of somebody the server knows already. */
  async phoneOf(person: Person, held: Held = {}): Promise<Phone> {
    const openid = await this.running.app.get(Members, { strict: false }).openidOf(person.memberId);
    return this.newPhone({ ...held, ...(openid && { openid }) });
  }

  open(phone: Phone, url?: string): MiniApp {
    const app = MiniApp.open(phone, url);
    this.apps.push(app);
    return app;
  }

  async openFor(person: Person, url?: string): Promise<MiniApp> {
    return this.open(await this.phoneOf(person), url);
  }

  /** Closed by the person or thrown out by the phone, and opened again. */
  restart(app: MiniApp): MiniApp {
    app.close();
    return this.open(app.phone);
  }

  /** Closes what is open and answers everything that went wrong in it. */
  closeApps(): string[] {
    const problems = this.apps.flatMap((app) => app.problems);
    this.apps.forEach((app) => app.close());
    this.apps = [];
    return problems;
  }

  async close(): Promise<void> {
    this.closeApps();
    await this.running.close();
  }
}
