import { Entity, Index } from 'typeorm';
import type { NoticeChannel, NoticeForm, NoticeGroup, NoticePage, NoticeTemplateId } from '../../../../shared/domain/notice-templates';
import { BigInt, Bool, Id, Int, Json, Ref, Str, Time } from '../../core/database/columns';

/**
 * What became of a notice on WeChat's side. `inbox`: it stays in the app; `waiting` for its job; `digest`: waits for the morning;
 * `sending`: handed to WeChat, no answer yet; `unsure`: the answer was lost, and it is not sent again; `delivered` and `undelivered` by push.
 */
export type WeChatState = 'inbox' | 'waiting' | 'digest' | 'sending' | 'sent' | 'unsure' | 'refused' | 'failed' | 'delivered' | 'undelivered';

/** One thing a person was told; member first: it is the person's own list, wherever the village lies. */
@Entity('notice')
@Index(['memberId', 'noticeKey'], { unique: true })
@Index(['memberId', 'createdAt', 'id'])
@Index(['memberId', 'readAt'])
@Index(['memberId', 'wechatState'])
@Index(['createdAt'])
export class Notice {
  @Id() id: string;
  @Ref() memberId: string;
  /** Told once for ever. */
  @Str(120) noticeKey: string;
  @Ref() villageId: string;
  @Str(40) template: NoticeTemplateId;
  /** `report:<id>` */
  @Str(60) subject: string;
  @Json() said: Record<string, string>;
  @Json() page: NoticePage;
  /** Also at night. */
  @Bool() urgent: boolean;
  @Time() createdAt: number;
  @Time({ nullable: true }) readAt: number | null;
  @Str(12) wechatState: WeChatState;
  /** WeChat's number of the message, a 64-bit number in figures. */
  @Str(32, { nullable: true }) wechatMsgId: string | null;
}

/**
 * How many messages of a form a person has allowed. The phone reports each tap, and WeChat pushes the same tap: both are counted, and the
 * larger figure holds, so that a tap counts once whichever of the two is lost.
 */
@Entity('notice_credit')
export class NoticeCredit {
  @Id() memberId: string;
  @Id(20) form: NoticeForm;
  /** Accepted taps, by the phone. */
  @Int() asked: number;
  /** Accepted taps, by WeChat. */
  @Int() pushed: number;
  @Int() spent: number;
  /** When WeChat said that nothing is left; events of before count no more. */
  @BigInt() resetAt: number;
  /** The event counted last, for when its job runs twice. */
  @Str(26, { nullable: true }) lastPushId: string | null;
}

/** What a person chose instead of "at once". */
@Entity('notice_setting')
export class NoticeSetting {
  @Id() memberId: string;
  @Id(20) noticeGroup: NoticeGroup;
  @Str(10) channel: NoticeChannel;
}
