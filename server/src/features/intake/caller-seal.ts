import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../core/config/config';
import { SecretBox } from '../../core/secrets/secret-box';

/** Names, numbers and words of people who called. */
@Injectable()
export class CallerSeal {
  private readonly box: SecretBox;

  constructor(config: AppConfig) {
    this.box = new SecretBox(config.secretKey, 'report-caller');
  }

  seal(words: string): string {
    return words === '' ? '' : this.box.seal(words);
  }

  open(sealed: string): string {
    return sealed === '' ? '' : this.box.open(sealed);
  }
}

/** 138****0000, 0713-****567 */
export function masked(phone: string): string {
  return phone === '' ? '' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
