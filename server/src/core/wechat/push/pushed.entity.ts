import { Entity, Index } from 'typeorm';
import { Id, Str, Text, Time } from '../../database/columns';

/** A pushed message, kept a few days: the second copy of it is known by its key. */
@Entity('wechat_push')
@Index(['messageKey'], { unique: true })
@Index(['receivedAt'])
export class WeChatPush {
  @Id() id: string;
  /** MsgId; for an event without one, sender, time, event and a digest of the rest: nine photos may be judged within one second. */
  @Str(190) messageKey: string;
  @Str(64) event: string;
  @Text() body: string;
  @Time() receivedAt: number;
}
