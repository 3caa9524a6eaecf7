import { Module, type DynamicModule } from '@nestjs/common';
import { AppConfig, type Config } from './config';

@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return { module: ConfigModule, global: true, providers: [{ provide: AppConfig, useValue: config }], exports: [AppConfig] };
  }
}
