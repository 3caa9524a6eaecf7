import { Injectable } from '@nestjs/common';
import type { NOTICE_ANSWERS, NoticeSettingsView } from '../../../../shared/contract/notice';
import { NOTICE_FORMS, NOTICE_GROUPS, type NoticeForm } from '../../../../shared/domain/notice-templates';
import type { Caller } from '../../core/access/caller';
import { AppConfig } from '../../core/config/config';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { NoticeCredits } from './notice-credits.service';
import { NoticeSettings, type Channels } from './notice-settings.service';

interface Answer {
  form: NoticeForm;
  answer: (typeof NOTICE_ANSWERS)[number];
}

/** What a person decides about their notices. */
@Injectable()
export class NoticeChoices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly config: AppConfig,
    private readonly settings: NoticeSettings,
    private readonly credits: NoticeCredits,
  ) {}

  async of({ memberId }: Caller): Promise<NoticeSettingsView> {
    const [channels, credits] = await Promise.all([this.settings.channelsOf(memberId), this.credits.of(memberId)]);
    return {
      groups: NOTICE_GROUPS.map((group) => ({ group, channel: channels[group] })),
      forms: NOTICE_FORMS.flatMap((form) => {
        const templateId = this.config.wxTemplates[form];
        return templateId ? [{ form, templateId, credits: credits.get(form) ?? 0 }] : [];
      }),
    };
  }

  async choose(me: Caller, channels: Partial<Channels>): Promise<NoticeSettingsView> {
    await this.settings.choose(me.memberId, channels);
    return this.of(me);
  }

  /** A refusal in the question takes nothing away: earlier permissions stand until WeChat says otherwise. */
  allow(me: Caller, answers: readonly Answer[]): Promise<NoticeSettingsView> {
    return this.uow.run(async () => {
      for (const { form, answer } of answers) if (answer === 'accept') await this.credits.asked(me.memberId, form);
      return this.of(me);
    });
  }
}
