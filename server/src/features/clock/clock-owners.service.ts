import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { markedMethods, type MarkedMethod } from '../../core/discovered-methods';
import { HANDLES_CLOCK, HANDLES_CLOCK_MOVED, type ClockMoved, type ClockRang } from './handles-clock';
import type { RunningClock } from './clock.entity';

type Owners = Map<string, MarkedMethod<string>>;
type About = Pick<RunningClock, 'subject' | 'villageId' | 'clock'>;

/** Tells the feature whose thing a clock is about. */
@Injectable()
export class ClockOwners implements OnApplicationBootstrap {
  private ringers: Owners = new Map();
  private movers: Owners = new Map();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.ringers = this.find(HANDLES_CLOCK);
    this.movers = this.find(HANDLES_CLOCK_MOVED);
  }

  async rang({ subject, villageId, clock }: About, { ring, dueAt }: Pick<ClockRang, 'ring' | 'dueAt'>): Promise<void> {
    const [kind, subjectId] = partsOf(subject);
    await this.ringers.get(kind)?.call({ subjectId, villageId, clock, ring, dueAt } satisfies ClockRang);
  }

  async moved({ subject, villageId, clock }: About, dueAt: number | null): Promise<void> {
    const [kind, subjectId] = partsOf(subject);
    await this.movers.get(kind)?.call({ subjectId, villageId, clock, dueAt } satisfies ClockMoved);
  }

  private find(mark: symbol): Owners {
    const owners: Owners = new Map();
    for (const method of markedMethods<string>(this.discovery, this.scanner, mark)) {
      if (owners.has(method.mark)) throw new Error(`Two owners of the clocks of ${method.mark}`);
      owners.set(method.mark, method);
    }
    return owners;
  }
}

function partsOf(subject: string): [kind: string, id: string] {
  const at = subject.indexOf(':');
  return [subject.slice(0, at), subject.slice(at + 1)];
}
