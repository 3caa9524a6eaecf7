import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { photoErrors } from '../../../../shared/contract/photo';
import { Clock } from '../../core/clock/clock';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { PhotoQuotaRow } from './photo.entity';

export const PHOTOS_A_DAY = 200;
export const BYTES_A_DAY = 500 * 1024 * 1024;

const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;
const KEPT_DAYS = 7;

/** How much one member may send in a day. */
@Injectable()
export class PhotoQuota {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A look before the costly part; `take` decides. */
  async assertRoom(ownerId: string): Promise<void> {
    const used = await this.uow.repo(PhotoQuotaRow).findOneBy({ id: this.idOf(ownerId) });
    if (used && used.photos >= PHOTOS_A_DAY) refuse(photoErrors, 'PHOTO_QUOTA_USED');
  }

  /** Inside the run that enters the photo. */
  async take(ownerId: string, bytes: number): Promise<void> {
    const id = this.idOf(ownerId);
    if (await this.add(id, bytes)) return;
    await this.begin(id);
    if (!(await this.add(id, bytes))) refuse(photoErrors, 'PHOTO_QUOTA_USED');
  }

  async forgetOld(): Promise<void> {
    await this.uow.run(() => this.uow.repo(PhotoQuotaRow).delete({ day: LessThan(this.today() - KEPT_DAYS) }));
  }

  private async add(id: string, bytes: number): Promise<boolean> {
    const sql = 'UPDATE photo_quota SET photos = photos + 1, bytes = bytes + ? WHERE id = ? AND photos < ? AND bytes + ? <= ?';
    return (await this.uow.execute(sql, [bytes, id, PHOTOS_A_DAY, bytes, BYTES_A_DAY])) === 1;
  }

  private async begin(id: string): Promise<void> {
    try {
      await this.uow.repo(PhotoQuotaRow).insert({ id, day: this.today(), photos: 0, bytes: 0 });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private today(): number {
    return Math.floor((this.clock.now() + BEIJING_MS) / DAY_MS);
  }

  private idOf(ownerId: string): string {
    return `${ownerId}:${this.today()}`;
  }
}
