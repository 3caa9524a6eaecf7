import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PushDoor } from './push-door';
import { PushHandlers } from './push-handlers';
import { PushInbox } from './push-inbox';
import { PushController } from './push.controller';

/** WeChat's messages to us (消息推送); features listen with `@OnPush`. */
@Global()
@Module({ imports: [DiscoveryModule], controllers: [PushController], providers: [PushDoor, PushInbox, PushHandlers], exports: [PushInbox] })
export class PushModule {}
