import { join } from 'node:path';
import { Global, Injectable, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/config';
import { Database, type DatabaseOptions } from './database';
import { UnitOfWork } from './unit-of-work';

@Injectable()
class DatabaseCloser implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

/** Where the village lives: the configured server, or a file in the data folder. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(contents: Pick<DatabaseOptions, 'entities' | 'migrations'>): DynamicModule {
    const open = (config: AppConfig) =>
      Database.open({ ...contents, databaseUrl: config.databaseUrl, sqliteFile: join(config.dataDir, 'village.sqlite') });
    return {
      module: DatabaseModule,
      providers: [{ provide: Database, inject: [AppConfig], useFactory: open }, UnitOfWork, DatabaseCloser],
      exports: [Database, UnitOfWork],
    };
  }
}
