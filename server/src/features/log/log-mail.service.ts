import { Injectable } from '@nestjs/common';
import { chinaDay } from '../../../../shared/domain/weeks';
import { AppConfig } from '../../core/config/config';
import { Mail } from '../../core/mail/mail';
import { RegionService } from '../region/region.service';
import { LogHeads } from './log-heads.service';
import { LogKeys } from './log-key.service';

/** Villages looked at by one statement. */
const PART = 200;

/** Sends a region's office the checkpoints of the last day: a copy that lies where nobody at the server can reach it. */
@Injectable()
export class LogMail {
  constructor(
    private readonly config: AppConfig,
    private readonly mail: Mail,
    private readonly regions: RegionService,
    private readonly heads: LogHeads,
    private readonly keys: LogKeys,
  ) {}

  /** Region codes somebody is to be told about. */
  get regionCodes(): string[] {
    return this.mail.isOn ? Object.keys(this.config.logMail) : [];
  }

  /** No letter where nothing was sealed. */
  async send(regionCode: string, from: number, to: number): Promise<void> {
    const address = this.config.logMail[regionCode];
    const notes = address ? await this.notes(regionCode, from, to) : [];
    if (!address || notes.length === 0) return;
    const name = (await this.regions.byCode(regionCode))?.name ?? regionCode;
    const key = await this.keys.verifierFor(this.keys.name);
    const text = `${name}:${notes.length} 个村有新的封存凭证。请保存这封信,以后可以用来核对档案有没有被改过。\n\n公钥:${key}\n\n${notes.join('\n')}`;
    await this.mail.send({ to: address, subject: `${name}共治档案封存凭证 ${chinaDay(to - 1)}`, text });
  }

  private async notes(regionCode: string, from: number, to: number): Promise<string[]> {
    const ids = (await this.regions.villagesUnder(regionCode)).map(({ id }) => id);
    const notes: string[] = [];
    for (let at = 0; at < ids.length; at += PART) {
      for (const head of await this.heads.sealedBetween(ids.slice(at, at + PART), from, to - 1)) notes.push((await this.heads.newest(head)).note);
    }
    return notes;
  }
}
