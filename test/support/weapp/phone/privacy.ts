import { WxFailure } from '../app-run';

type Answer = { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string };
export type PrivacyListener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void;

const NOT_DECLARED = 112;
const REFUSED = 104;
const REFUSED_JUST_NOW = 103;
const NO_SECOND_POPUP_MS = 10_000;
const NO = 'privacy permission is not authorized';

/** WeChat's gate before everything private. */
export class PhonePrivacy {
  agreed = false;
  listener: PrivacyListener | undefined;
  private refusedAt = -Infinity;
  private pressed: string | undefined;

  /** `declared`: what 用户隐私保护指引 names, as the calls it is needed for. */
  constructor(private readonly declared: ReadonlySet<string>) {}

  /** The person pressed a button with open-type agreePrivacyAuthorization. */
  press(buttonId: string): void {
    this.pressed = buttonId;
  }

  /** As if more than ten seconds had passed since the refusal. */
  forgetRefusal(): void {
    this.refusedAt = -Infinity;
  }

  async pass(api: string): Promise<void> {
    if (!this.declared.has(api)) throw new WxFailure('api scope is not declared in the privacy agreement', NOT_DECLARED);
    await this.require(api);
  }

  async require(api: string): Promise<void> {
    if (this.agreed) return;
    if (Date.now() - this.refusedAt < NO_SECOND_POPUP_MS) throw new WxFailure(NO, REFUSED_JUST_NOW);
    this.agreed = this.believes(await this.ask(api));
    if (this.agreed) return;
    this.refusedAt = Date.now();
    throw new WxFailure(NO, REFUSED);
  }

  /** Without a listener WeChat shows a popup of its own; here nobody presses it. */
  private ask(api: string): Promise<Answer> {
    const { listener } = this;
    if (!listener) return Promise.resolve({ event: 'disagree' });
    return new Promise((resolve) => listener((answer) => answer.event !== 'exposureAuthorization' && resolve(answer), { referrer: api }));
  }

  /** The word of the app counts only with a press on its agree button. */
  private believes({ event, buttonId }: Answer): boolean {
    return event === 'agree' && buttonId !== undefined && buttonId === this.pressed;
  }
}
