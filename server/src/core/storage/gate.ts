import { refuseCommon } from '../http/refusal';

/** Lets a few in at a time; the others wait in line, and a line too long answers BUSY. */
export class Gate {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly longestLine: number,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.inside < this.places) this.inside += 1;
    else if (this.line.length >= this.longestLine) refuseCommon('BUSY');
    else await new Promise<void>((resolve) => this.line.push(resolve));
  }

  /** The place goes to the next in line without becoming free in between. */
  private leave(): void {
    const next = this.line.shift();
    if (next) next();
    else this.inside -= 1;
  }
}
