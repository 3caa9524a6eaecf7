import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { AppConfig } from '../config/config';
import { LocalStorage } from './local-storage';
import { Pictures } from './pictures';
import { Storage } from './storage';

const create = (config: AppConfig): Storage => new LocalStorage(join(config.dataDir, 'files'));

@Global()
@Module({
  providers: [{ provide: Storage, useFactory: create, inject: [AppConfig] }, Pictures],
  exports: [Storage, Pictures],
})
export class StorageModule {}
