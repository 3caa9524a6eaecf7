import { Global, Module } from '@nestjs/common';
import { AppConfig } from '../config/config';
import { Mail } from './mail';
import { SmtpMail } from './smtp-mail';

@Global()
@Module({
  providers: [{ provide: Mail, useFactory: ({ smtpUrl, mailFrom }: AppConfig) => new SmtpMail(smtpUrl, mailFrom), inject: [AppConfig] }],
  exports: [Mail],
})
export class MailModule {}
