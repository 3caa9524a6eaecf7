import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClockModule } from '../core/clock/clock.module';
import { loadConfig } from '../core/config/config';
import { ConfigModule } from '../core/config/config.module';
import { DatabaseModule } from '../core/database/database.module';
import { Refusal } from '../core/http/refusal';
import { entities } from '../entities';
import { VillageImport, type ImportCounts } from '../features/region/village-import.service';
import { RegionModule } from '../features/region/region.module';
import { migrations } from '../migrations';

@Module({})
class ImportModule {
  static now(): DynamicModule {
    const parts = [ConfigModule.with(loadConfig()), ClockModule, DatabaseModule.forRoot({ entities, migrations }), RegionModule];
    return { module: ImportModule, imports: parts };
  }
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

function tell(counts: ImportCounts): void {
  say(`${counts.counties} 个县区、${counts.towns} 个乡镇、${counts.villages} 个村:新增 ${counts.added},改名 ${counts.renamed},未变 ${counts.unchanged}`);
}

async function importFile(file: string): Promise<void> {
  const bytes = await readFile(file).catch(() => {
    throw new Error(`读不到文件 ${file},请检查路径`);
  });
  const app = await NestFactory.createApplicationContext(ImportModule.now(), { logger: ['error'], abortOnError: false });
  try {
    tell(await app.get(VillageImport).importVillages(bytes));
  } finally {
    await app.close();
  }
}

function tellFailure(error: unknown): void {
  const details = error instanceof Refusal ? (error.details ?? []) : [];
  for (const { path, message } of details) process.stderr.write(`${path}:${message}\n`);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

const [file] = process.argv.slice(2);
if (file) importFile(file).catch(tellFailure);
else tellFailure(new Error('要导入哪个文件? npm run villages:import -- FILE.csv'));
