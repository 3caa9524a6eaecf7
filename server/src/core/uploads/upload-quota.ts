import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../clock/clock';
import { isDuplicateKey } from '../database/duplicate-key';
import { UnitOfWork } from '../database/unit-of-work';
import type { UploadKind, UploadRow } from './upload-kind';
import { UploadQuotaRow } from './upload-quota.entity';

const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;
const KEPT_DAYS = 7;

type Kind = UploadKind<UploadRow, unknown>;

/** How much one member may send in a day. */
@Injectable()
export class UploadQuota {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A look before the costly part; `take` decides. */
  async assertRoom(kind: Kind, ownerId: string): Promise<void> {
    const used = await this.uow.repo(UploadQuotaRow).findOneBy({ id: this.idOf(kind, ownerId) });
    if (used && used.files >= kind.aDay.files) kind.refuseQuota();
  }

  /** Inside the run that enters the file. */
  async take(kind: Kind, ownerId: string, bytes: number): Promise<void> {
    const id = this.idOf(kind, ownerId);
    if (await this.add(kind, id, bytes)) return;
    await this.begin(id);
    if (!(await this.add(kind, id, bytes))) kind.refuseQuota();
  }

  async forgetOld(): Promise<void> {
    await this.uow.run(() => this.uow.repo(UploadQuotaRow).delete({ day: LessThan(this.today() - KEPT_DAYS) }));
  }

  private async add({ aDay }: Kind, id: string, bytes: number): Promise<boolean> {
    const sql = 'UPDATE upload_quota SET files = files + 1, bytes = bytes + ? WHERE id = ? AND files < ? AND bytes + ? <= ?';
    return (await this.uow.execute(sql, [bytes, id, aDay.files, bytes, aDay.bytes])) === 1;
  }

  private async begin(id: string): Promise<void> {
    try {
      await this.uow.repo(UploadQuotaRow).insert({ id, day: this.today(), files: 0, bytes: 0 });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private today(): number {
    return Math.floor((this.clock.now() + BEIJING_MS) / DAY_MS);
  }

  private idOf({ table }: Kind, ownerId: string): string {
    return `${table}:${ownerId}:${this.today()}`;
  }
}
