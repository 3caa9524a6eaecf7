type Listener = (online: boolean) => void;

/** The signal: there or not, and answers that get lost on their way back. */
export class PhoneNetwork {
  online = true;
  /** Addresses in the order they were asked for: `POST /api/photos`. */
  readonly asked: string[] = [];
  readonly listeners = new Set<Listener>();
  private readonly lost: RegExp[] = [];

  lose(): void {
    this.turn(false);
  }

  find(): void {
    this.turn(true);
  }

  /** The server does what the next such call asks, but its answer does not come back. */
  loseAnswerTo(address: RegExp): void {
    this.lost.push(address);
  }

  takeLoss(address: string): boolean {
    const place = this.lost.findIndex((pattern) => pattern.test(address));
    if (place >= 0) this.lost.splice(place, 1);
    return place >= 0;
  }

  private turn(online: boolean): void {
    if (this.online === online) return;
    this.online = online;
    for (const listener of this.listeners) listener(online);
  }
}
