import { Controller, StreamableFile } from '@nestjs/common';
import { wechatPushRoutes } from '../../../../../shared/contract/wechat-push';
import type { InputOf } from '../../../../../shared/route';
import { Handles } from '../../http/handles';
import { Input } from '../../http/input';
import { PushDoor } from './push-door';
import { PushInbox } from './push-inbox';

const words = (text: string): StreamableFile => new StreamableFile(Buffer.from(text), { type: 'text/plain; charset=utf-8' });

@Controller()
export class PushController {
  constructor(
    private readonly door: PushDoor,
    private readonly inbox: PushInbox,
  ) {}

  @Handles(wechatPushRoutes.check)
  check(@Input(wechatPushRoutes.check) { query }: InputOf<typeof wechatPushRoutes.check>): StreamableFile {
    this.door.assertFromWeChat(query);
    return words(query.echostr);
  }

  @Handles(wechatPushRoutes.receive)
  async receive(@Input(wechatPushRoutes.receive) { query, body }: InputOf<typeof wechatPushRoutes.receive>): Promise<StreamableFile> {
    const { msg_signature: signature, timestamp, nonce } = query;
    await this.inbox.accept(this.door.open({ signature, timestamp, nonce }, body.Encrypt));
    return words('success');
  }
}
