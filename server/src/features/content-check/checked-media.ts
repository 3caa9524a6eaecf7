import { Injectable } from '@nestjs/common';
import type { Photo } from '../../../../shared/contract/common';
import type { Voice } from '../../../../shared/contract/voice';
import type { CheckState, PartKind } from '../../../../shared/domain/content-check';
import { AppConfig } from '../../core/config/config';
import { PhotoService } from '../photo/photo.service';
import { Voices } from '../voice/voices.service';
import type { ContentCheckPart } from './content-check.entity';

type Media = Pick<ContentCheckPart, 'kind' | 'partKey'>;

export interface MediaViews {
  photos: ReadonlyMap<string, Photo>;
  voices: ReadonlyMap<string, Voice>;
}

const idsOf = (parts: readonly Media[], kind: PartKind): string[] => parts.filter((part) => part.kind === kind).map(({ partKey }) => partKey);

/** The photos and voices of what is checked, wherever they are kept. */
@Injectable()
export class CheckedMedia {
  constructor(
    private readonly config: AppConfig,
    private readonly photos: PhotoService,
    private readonly voices: Voices,
  ) {}

  /** The address at which WeChat fetches it; absent when it is gone, or when the operator has not said where this server is. */
  async addressOf({ kind, partKey }: Media): Promise<string | undefined> {
    const path = kind === 'voice' ? await this.voices.linkOf(partKey) : this.photos.linkOf(partKey);
    const base = this.config.publicBaseUrl;
    if (base !== undefined && path !== undefined) return new URL(path, base).href;
    return this.config.demo ? path : undefined;
  }

  async mark(parts: readonly Media[], state: CheckState): Promise<void> {
    await this.photos.setCheck(idsOf(parts, 'photo'), state);
    await this.voices.setCheck(idsOf(parts, 'voice'), state);
  }

  /** For a moderator. */
  async view(parts: readonly Media[]): Promise<MediaViews> {
    const reader = { seesUnchecked: true };
    return {
      photos: await this.photos.viewMany(idsOf(parts, 'photo'), reader), voices: await this.voices.viewMany(idsOf(parts, 'voice'), reader),
    };
  }
}
