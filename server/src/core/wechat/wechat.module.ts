import { Global, Module } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { AppConfig } from '../config/config';
import { DemoWeChat } from './demo-wechat';
import { HttpWeChat } from './http-wechat';
import { WeChat } from './wechat';

/** A demo never talks to WeChat; config refuses demo in production. */
function create(config: AppConfig, clock: Clock): WeChat {
  if (config.demo) return new DemoWeChat();
  return new HttpWeChat({ baseUrl: config.wxApiBase, appid: config.wxAppId, secret: config.wxSecret }, clock);
}

@Global()
@Module({
  providers: [{ provide: WeChat, useFactory: create, inject: [AppConfig, Clock] }],
  exports: [WeChat],
})
export class WeChatModule {}
