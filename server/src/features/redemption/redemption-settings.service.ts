import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ShopHours, ShopSetting } from '../../../../shared/contract/redemption';
import { exchangeWords, isOpenAt, openings, openingWords } from '../../../../shared/domain/exchange-days';
import { quarterOf } from '../../../../shared/domain/quarters';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { RedemptionLimits } from './redemption-limits.service';
import { RedemptionSetting } from './redemption.entity';

/** What holds until a village has set anything. */
const usual: Omit<RedemptionSetting, 'villageId'> = { place: '村部', days: [], onlyWhenOpen: false, keepDays: 14, quarterBudget: null, version: 0 };

/** Where, when and within which budget a village exchanges points for goods. */
@Injectable()
export class RedemptionSettings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly limits: RedemptionLimits,
    private readonly audit: Audit,
  ) {}

  async of(villageId: string): Promise<RedemptionSetting> {
    return (await this.uow.repo(RedemptionSetting).findOneBy({ villageId })) ?? { ...usual, villageId };
  }

  async hours(villageId: string): Promise<z.infer<typeof ShopHours>> {
    return toHours(await this.of(villageId), this.clock.now());
  }

  save(me: Caller, villageId: string, { version, ...asked }: ShopSetting & { version: number }): Promise<void> {
    return this.uow.run(async () => {
      await this.put({ ...asked, villageId, version: version + 1 });
      await this.limits.setBudget(villageId, quarterOf(this.clock.now()), asked.quarterBudget);
      await this.audit.note(me, { action: 'redemption.setting', villageId, subject: `redemption-setting:${villageId}`, details: { ...asked } });
    });
  }

  /** Of two people who read the same version the first one's words stand. */
  private async put(row: RedemptionSetting): Promise<void> {
    const { villageId, version } = row;
    if (version > 1) {
      if ((await this.uow.repo(RedemptionSetting).update({ villageId, version: version - 1 }, row)).affected !== 1) refuseCommon('CHANGED_MEANWHILE');
      return;
    }
    await this.uow.repo(RedemptionSetting).insert(row).catch((error: unknown) => {
      if (isDuplicateKey(error)) refuseCommon('CHANGED_MEANWHILE');
      throw error;
    });
  }
}

const iso = (at: number): string => new Date(at).toISOString();

export function toHours({ place, days, onlyWhenOpen, keepDays }: RedemptionSetting, now: number): z.infer<typeof ShopHours> {
  const [next] = openings(days, now, 1);
  const view = next && { ...next, startsAt: iso(next.startsAt), endsAt: iso(next.endsAt), words: openingWords(next) };
  return { place, words: exchangeWords(days), next: view ?? null, isOpenNow: isOpenAt(days, now), onlyWhenOpen, keepDays };
}
