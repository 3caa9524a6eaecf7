import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { NoticeForm } from '../../../../shared/domain/notice-templates';
import { Clock } from '../../core/clock/clock';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { NoticeCredit } from './notice.entity';

/** What a phone may claim ahead of what was spent: more taps than anybody makes, and a lie costs one refused message. */
const MOST_AHEAD = 50;

const leftOf = ({ asked, pushed, spent }: NoticeCredit): number => Math.max(0, Math.max(asked, pushed) - spent);

/** The ledger of allowed messages; every booking is one conditional statement. */
@Injectable()
export class NoticeCredits {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async of(memberId: string): Promise<Map<NoticeForm, number>> {
    const rows = await this.uow.repo(NoticeCredit).findBy({ memberId });
    return new Map(rows.map((row) => [row.form, leftOf(row)]));
  }

  /** Who of them can get a message of this form. */
  async holders(memberIds: readonly string[], form: NoticeForm): Promise<Set<string>> {
    const rows = await this.uow.repo(NoticeCredit).findBy({ memberId: In([...memberIds]), form });
    return new Set(rows.filter((row) => leftOf(row) > 0).map(({ memberId }) => memberId));
  }

  /** The phone says that its owner allowed one more. */
  asked(memberId: string, form: NoticeForm): Promise<void> {
    return this.uow.run(async () => {
      await this.open(memberId, form);
      await this.uow.execute('UPDATE notice_credit SET asked = asked + 1 WHERE member_id = ? AND form = ? AND asked < spent + ?', [
        memberId, form, MOST_AHEAD,
      ]);
    });
  }

  /** WeChat says that the person allowed one more, at that time; a repeated event and one of before the last reset count nothing. */
  pushed(memberId: string, form: NoticeForm, { pushId, at }: { pushId: string; at: number }): Promise<void> {
    return this.uow.run(async () => {
      await this.open(memberId, form);
      await this.uow.execute(
        `UPDATE notice_credit SET pushed = pushed + 1, last_push_id = ?
         WHERE member_id = ? AND form = ? AND reset_at <= ? AND (last_push_id IS NULL OR last_push_id <> ?)`,
        [pushId, memberId, form, at, pushId],
      );
    });
  }

  /** True: one credit was there and is gone. */
  async spend(memberId: string, form: NoticeForm): Promise<boolean> {
    const spent = await this.uow.execute(
      'UPDATE notice_credit SET spent = spent + 1 WHERE member_id = ? AND form = ? AND (asked > spent OR pushed > spent)', [memberId, form],
    );
    return spent === 1;
  }

  /** WeChat did not take the message, so the credit is still there. */
  giveBack(memberId: string, form: NoticeForm): Promise<void> {
    return this.uow.run(async () => {
      await this.uow.execute('UPDATE notice_credit SET spent = spent - 1 WHERE member_id = ? AND form = ? AND spent > 0', [memberId, form]);
    });
  }

  /** WeChat says that there is none left, or the person switched the form off. */
  reset(memberId: string, form: NoticeForm, at = this.clock.now()): Promise<void> {
    return this.uow.run(async () => {
      await this.uow.execute(
        'UPDATE notice_credit SET asked = 0, pushed = 0, spent = 0, reset_at = ? WHERE member_id = ? AND form = ? AND reset_at <= ?',
        [at, memberId, form, at],
      );
    });
  }

  private async open(memberId: string, form: NoticeForm): Promise<void> {
    if (await this.uow.repo(NoticeCredit).existsBy({ memberId, form })) return;
    try {
      await this.uow.repo(NoticeCredit).insert({ memberId, form, asked: 0, pushed: 0, spent: 0, resetAt: 0, lastPushId: null });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
