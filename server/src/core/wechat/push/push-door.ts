import { Injectable } from '@nestjs/common';
import { pushErrors } from '../../../../../shared/contract/wechat-push';
import { AppConfig } from '../../config/config';
import { refuse } from '../../http/refusal';
import { decryptPush, isPushSignature } from '../push-crypto';

interface Envelope {
  timestamp: string;
  nonce: string;
  signature: string;
}

const refused = (): never => refuse(pushErrors, 'PUSH_REFUSED');

/** Lets in what WeChat sealed with our token and key, and nothing else; shut while these are not set. */
@Injectable()
export class PushDoor {
  constructor(private readonly config: AppConfig) {}

  assertFromWeChat({ timestamp, nonce, signature }: Envelope): void {
    if (!isPushSignature(signature, this.setting('wxPushToken'), timestamp, nonce)) refused();
  }

  /** The message inside; damaged, forged and foreign ones are refused alike. */
  open({ timestamp, nonce, signature }: Envelope, encrypted: string): string {
    if (!isPushSignature(signature, this.setting('wxPushToken'), timestamp, nonce, encrypted)) refused();
    const key = this.setting('wxPushAesKey');
    try {
      return decryptPush(key, this.config.wxAppId, encrypted);
    } catch {
      return refused();
    }
  }

  private setting(name: 'wxPushToken' | 'wxPushAesKey'): string {
    return this.config[name] ?? refused();
  }
}
