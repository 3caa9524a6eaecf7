import { Injectable } from '@nestjs/common';
import { XMLBuilder } from 'fast-xml-parser';
import { AppConfig } from '../../core/config/config';
import { RegionService } from '../region/region.service';
import { LogHeads } from './log-heads.service';
import type { LogCheckpoint, LogHead } from './log.entity';

const NEWEST = 20;

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });
const instant = (at: number): string => new Date(at).toISOString();

/** The newest checkpoints as an Atom feed (RFC 4287): whoever follows it holds them where the server cannot reach. */
@Injectable()
export class LogFeeds {
  constructor(
    private readonly config: AppConfig,
    private readonly regions: RegionService,
    private readonly heads: LogHeads,
  ) {}

  async atom(head: LogHead): Promise<string> {
    const [{ name }, checkpoints] = await Promise.all([this.regions.village(head.villageId), this.heads.latest(head.villageId, NEWEST)]);
    const base = `${this.config.publicBaseUrl?.replace(/\/$/, '') ?? ''}/log/${head.name}`;
    const entry = checkpoints.map((one) => entryOf(head, one, `${base}/checkpoint`));
    return builder.build({
      '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        id: `tag:${head.origin.replace('/log/', ',2026:log/')}`, title: `${name}共治档案封存凭证`, updated: instant(head.sealedAt),
        author: { name }, link: [{ '@rel': 'self', '@href': `${base}/feed.atom` }, { '@rel': 'alternate', '@type': 'text/plain', '@href': `${base}/checkpoint` }], entry,
      },
    });
  }
}

const entryOf = (head: LogHead, { number, size, note, at }: LogCheckpoint, href: string): object => ({
  id: `tag:${head.origin.replace('/log/', ',2026:log/')}/${number}`, title: `已封存 ${size} 笔`, updated: instant(at), link: { '@rel': 'alternate', '@href': href },
  content: { '@type': 'text', '#text': note },
});
