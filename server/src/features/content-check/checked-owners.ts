import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { markedMethods, type MarkedMethod } from '../../core/discovered-methods';
import { HANDLES_CHECKED, type Checked } from './handles-checked';

/** The features whose things are checked. */
@Injectable()
export class CheckedOwners implements OnApplicationBootstrap {
  private handlers: MarkedMethod<string>[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.handlers = markedMethods<string>(this.discovery, this.scanner, HANDLES_CHECKED);
  }

  /** In the unit of work of the change: an owner that fails undoes it. */
  async tell(subject: string, news: Omit<Checked, 'subjectId'>): Promise<void> {
    const [kind, subjectId = ''] = subject.split(/:(.*)/s);
    for (const { mark, call } of this.handlers) if (mark === kind) await call({ subjectId, ...news } satisfies Checked);
  }
}
