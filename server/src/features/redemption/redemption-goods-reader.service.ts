import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Photo } from '../../../../shared/contract/common';
import { GOODS_AT_MOST } from '../../../../shared/contract/redemption';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { PhotoService } from '../photo/photo.service';
import { RedemptionGood } from './redemption.entity';

@Injectable()
export class RedemptionGoodsReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly photos: PhotoService,
  ) {}

  /** All of a village, the oldest first; a few more than there may be, where several were added at once. */
  ofVillage(villageId: string): Promise<RedemptionGood[]> {
    return this.uow.repo(RedemptionGood).find({ where: { villageId }, order: { createdAt: 'ASC', id: 'ASC' }, take: 2 * GOODS_AT_MOST });
  }

  /** What households may see. */
  async onShelf(villageId: string): Promise<RedemptionGood[]> {
    return (await this.ofVillage(villageId)).filter(({ onShelf, checkState }) => onShelf && checkState === 'passed');
  }

  /** Pictures that have passed the check, by good. */
  async photosOf(villageId: string, goodIds: readonly string[]): Promise<Map<string, Photo>> {
    if (goodIds.length === 0) return new Map();
    return this.pictures(await this.uow.repo(RedemptionGood).findBy({ villageId, id: In([...new Set(goodIds)]) }));
  }

  /** Staff see pictures that are still being checked, too. */
  async pictures(goods: readonly RedemptionGood[], seesUnchecked = false): Promise<Map<string, Photo>> {
    const photos = await this.photos.viewMany(goods.flatMap(({ photoId }) => photoId ?? []), { seesUnchecked });
    return new Map(goods.flatMap(({ id, photoId }) => {
      const photo = photoId && photos.get(photoId);
      return photo ? [[id, photo] as const] : [];
    }));
  }

  async names(villageId: string, goodIds: readonly string[]): Promise<Map<string, Pick<RedemptionGood, 'name' | 'unit'>>> {
    if (goodIds.length === 0) return new Map();
    const goods = await this.uow.repo(RedemptionGood).findBy({ villageId, id: In([...new Set(goodIds)]) });
    return new Map(goods.map((good) => [good.id, good]));
  }
}
