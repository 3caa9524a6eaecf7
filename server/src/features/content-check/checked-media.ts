import { Injectable } from '@nestjs/common';
import type { CheckState, PartKind } from '../../../../shared/domain/content-check';
import { AppConfig } from '../../core/config/config';
import { PhotoService } from '../photo/photo.service';
import type { ContentCheckPart } from './content-check.entity';

type Media = Pick<ContentCheckPart, 'kind' | 'partKey'>;

const idsOf = (parts: readonly Media[], kind: PartKind): string[] => parts.filter((part) => part.kind === kind).map(({ partKey }) => partKey);

/** The photos and voices of what is checked, wherever they are kept. */
@Injectable()
export class CheckedMedia {
  constructor(
    private readonly config: AppConfig,
    private readonly photos: PhotoService,
  ) {}

  /** The address at which WeChat fetches it; absent when the operator has not said where this server is. */
  addressOf({ partKey }: Media): string | undefined {
    const path = this.photos.linkOf(partKey);
    const base = this.config.publicBaseUrl;
    if (base !== undefined) return new URL(path, base).href;
    return this.config.demo ? path : undefined;
  }

  async mark(parts: readonly Media[], state: CheckState): Promise<void> {
    await this.photos.setCheck(idsOf(parts, 'photo'), state);
  }
}
