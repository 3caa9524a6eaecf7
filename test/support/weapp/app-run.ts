/** A wx call that WeChat answers with `fail`. */
export class WxFailure extends Error {
  constructor(readonly reason: string, readonly errno?: number) {
    super(reason);
  }
}

interface Callbacks {
  success?(result: object): void;
  fail?(failure: object): void;
  complete?(outcome: object): void;
}
type Work = (...args: unknown[]) => void;
export type WxFunction = (options?: object) => unknown;

/** One run of the app, from its start until it is closed: its timers, its calls under way, what went wrong in it. */
export class AppRun {
  readonly problems: string[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private calls = 0;
  private stirredAt = Date.now();
  private ended = false;

  problem(words: string): void {
    if (!this.ended) this.problems.push(words);
  }

  /** Something moved: a page drew, a call ended. */
  stir(): void {
    this.stirredAt = Date.now();
  }

  get isCalm(): boolean {
    return this.calls === 0 && Date.now() - this.stirredAt > 120;
  }

  end(): void {
    this.ended = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** A function of wx with success, fail and complete; without any of them it answers with a promise. */
  api<O = object>(name: string, work: (options: O) => object | void | Promise<object | void>): WxFunction {
    return (options = {}) => {
      const asked = options as O & Callbacks;
      if (asked.success ?? asked.fail ?? asked.complete) return void this.answer(name, asked, work);
      return new Promise((success, fail) => void this.answer(name, { ...asked, success, fail }, work));
    };
  }

  /** The same, counted as under way; what the work returns is the answer. */
  async answer<O>(name: string, options: O & Callbacks, work: (options: O) => object | void | Promise<object | void>): Promise<void> {
    this.calls += 1;
    const outcome = await this.outcomeOf(name, async () => work(options));
    this.calls -= 1;
    this.stir();
    if (this.ended) return;
    options[outcome.done ? 'success' : 'fail']?.(outcome.result);
    options.complete?.(outcome.result);
  }

  private async outcomeOf(name: string, work: () => Promise<object | void>): Promise<{ done: boolean; result: object }> {
    try {
      const result = await work();
      return { done: true, result: { ...result, errMsg: `${name}:ok` } };
    } catch (error) {
      if (!(error instanceof WxFailure)) throw error;
      return { done: false, result: { errMsg: `${name}:fail ${error.reason}`, ...(error.errno !== undefined && { errno: error.errno }) } };
    }
  }

  /** Timers end with the app and are numbers, as in WeChat; what one throws is the app's problem. */
  readonly clock = {
    setTimeout: (work: Work, ms?: number, ...args: unknown[]) => this.keep(setTimeout(() => this.tick(work, args), ms)),
    setInterval: (work: Work, ms?: number, ...args: unknown[]) => this.keep(setInterval(() => this.tick(work, args), ms)),
    clearTimeout: (id: number) => this.drop(id),
    clearInterval: (id: number) => this.drop(id),
  };

  private keep(timer: NodeJS.Timeout): number {
    if (this.ended) clearTimeout(timer);
    this.timers.push(timer);
    return this.timers.length;
  }

  private drop(id: number): void {
    clearTimeout(this.timers[id - 1]);
  }

  private tick(work: Work, args: unknown[]): void {
    try {
      work(...args);
    } catch (error) {
      this.problem(String((error as Error).stack ?? error));
    }
  }
}
