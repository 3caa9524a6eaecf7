import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { AccessModule } from './core/access/access.module';
import { Clock } from './core/clock/clock';
import { ClockModule } from './core/clock/clock.module';
import type { Config } from './core/config/config';
import { ConfigModule } from './core/config/config.module';
import { DatabaseModule } from './core/database/database.module';
import { EventsModule } from './core/events/events.module';
import { HousekeepingModule } from './core/housekeeping/housekeeping.module';
import { HttpModule } from './core/http/http.module';
import { JobsModule } from './core/jobs/jobs.module';
import { MailModule } from './core/mail/mail.module';
import { StorageModule } from './core/storage/storage.module';
import { UploadsModule } from './core/uploads/uploads.module';
import { PushModule } from './core/wechat/push/push.module';
import { WeChatModule } from './core/wechat/wechat.module';
import { entities } from './entities';
import { DemoModule } from './features/demo/demo.module';
import { features } from './features/features';
import { migrations } from './migrations';

export interface AppOptions {
  /** In place of the system's clock. */
  clock?: Clock;
  /** In place of the village's own features. */
  features?: ModuleMetadata['imports'];
}

@Module({})
export class AppModule {
  static forRoot(config: Config, options: AppOptions = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        options.clock ? { module: ClockModule, providers: [{ provide: Clock, useValue: options.clock }] } : ClockModule,
        DatabaseModule.forRoot({ entities, migrations }),
        EventsModule,
        JobsModule,
        MailModule,
        StorageModule,
        UploadsModule,
        WeChatModule,
        PushModule,
        HttpModule,
        HousekeepingModule,
        AccessModule,
        ...(options.features ?? [...features, ...(config.demo ? [DemoModule] : [])]),
      ],
    };
  }
}
