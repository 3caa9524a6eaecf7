import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { MAX_VOICE_SECONDS, voiceErrors, type Voice } from '../../../../shared/contract/voice';
import type { CheckState } from '../../../../shared/domain/content-check';
import type { Caller } from '../../core/access/caller';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import type { UploadedStream } from '../../core/http/upload';
import type { Sound } from '../../core/sound/sound';
import { Storage } from '../../core/storage/storage';
import { SignedLinks, type LinkSigner } from '../../core/uploads/signed-links';
import type { UploadRow } from '../../core/uploads/upload-kind';
import { Uploads } from '../../core/uploads/uploads';
import { fileOf, namedIn, VOICE_TYPES } from './voice-file';
import { VoiceRow } from './voice.entity';
import { VoiceKind } from './voice.kind';

/** Who listens; without one only what has passed the check is shown. */
export interface VoiceReader {
  memberId?: string | undefined;
  seesUnchecked?: boolean | undefined;
}

export interface OpenedVoice {
  bytes: Buffer;
  type: string;
  /** Seconds. */
  maxAge: number;
}

const mayHear = ({ ownerId, checkState }: VoiceRow, reader: VoiceReader): boolean =>
  checkState === 'passed' || reader.seesUnchecked === true || reader.memberId === ownerId;

/** Voices for every feature in which people may speak instead of write. */
@Injectable()
export class Voices {
  private readonly signer: LinkSigner;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly uploads: Uploads,
    private readonly kind: VoiceKind,
    private readonly storage: Storage,
    links: SignedLinks,
  ) {
    this.signer = links.for('voice-link');
  }

  async upload(me: Caller, { key }: { key?: string | undefined }, file: UploadedStream): Promise<Voice> {
    const describe = (common: UploadRow, { format, ms, bytes }: Sound): VoiceRow =>
      ({ ...common, format, ms, bytes: bytes.length, checkState: 'checking' });
    return this.toVoice(await this.uploads.receive(this.kind, me, { key, file, describe }));
  }

  async open(file: string, expiry: number, signature: string): Promise<OpenedVoice> {
    const named = namedIn(file);
    if (!named) return refuseCommon('NOT_FOUND');
    const maxAge = this.signer.check(file, expiry, signature) ?? refuse(voiceErrors, 'VOICE_LINK_EXPIRED');
    const stream = await this.storage.get(fileOf(named.voiceId, named.format));
    if (!stream) return refuseCommon('NOT_FOUND');
    return { bytes: await buffer(stream), type: VOICE_TYPES[named.format], maxAge };
  }

  /** In the order asked for; ids nobody knows are left out. The caller has decided that its reader may see the thing they belong to. */
  async view(voiceIds: readonly string[], reader: VoiceReader = {}): Promise<Voice[]> {
    const voices = await this.viewMany(voiceIds, reader);
    return voiceIds.flatMap((id) => voices.get(id) ?? []);
  }

  /** For pages with many things: one query, then looked up by voice id. */
  async viewMany(voiceIds: readonly string[], reader: VoiceReader = {}): Promise<Map<string, Voice>> {
    if (voiceIds.length === 0) return new Map();
    const rows = await this.uow.repo(VoiceRow).findBy({ id: In([...new Set(voiceIds)]) });
    return new Map(rows.filter((row) => mayHear(row, reader)).map((row) => [row.id, this.toVoice(row)]));
  }

  /**
   * Inside the caller's unit of work: all voices become part of `subject` (such as `report:<id>`, 64 characters at most) or none.
   * Each must be the member's own, and free or part of the same subject already.
   */
  attach(me: Caller, voiceIds: readonly string[], subject: string, villageId: string): Promise<void> {
    return this.uploads.attach(this.kind, me, voiceIds, subject, villageId);
  }

  /** Inside the caller's unit of work: what the check found. What has passed stays so, unless a person refused it. */
  async setCheck(voiceIds: readonly string[], checkState: CheckState): Promise<void> {
    if (voiceIds.length === 0) return;
    const notPassed = checkState === 'checking' || checkState === 'held' ? { checkState: Not('passed' as const) } : {};
    await this.uow.repo(VoiceRow).update({ id: In([...voiceIds]), ...notPassed }, { checkState });
  }

  /** For whoever checks it: works without a session, from the server's root. */
  async linkOf(voiceId: string): Promise<string | undefined> {
    const row = await this.uow.repo(VoiceRow).findOneBy({ id: voiceId });
    return row ? this.toVoice(row).url : undefined;
  }

  private toVoice({ id, format, ms }: VoiceRow): Voice {
    const file = `${id}.${format}`;
    const seconds = Math.min(MAX_VOICE_SECONDS, Math.max(1, Math.round(ms / 1000)));
    return { voiceId: id, url: `/api/voices/${file}?${this.signer.sign(file)}`, seconds };
  }
}
