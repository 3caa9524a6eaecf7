import { Module } from '@nestjs/common';
import { RecordModule } from '../record/record.module';
import { RegionModule } from '../region/region.module';
import { LogAudit } from './log-audit.service';
import { LogController } from './log.controller';
import { LogDoors } from './log.doors';
import { LogFeeds } from './log-feed.service';
import { LogHeads } from './log-heads.service';
import { LogJobs } from './log.jobs';
import { LogKeys } from './log-key.service';
import { LogMail } from './log-mail.service';
import { LogReader } from './log-reader.service';
import { LogSealer } from './log-sealer.service';
import { LogSheets } from './log-sheet.service';
import { LogTiles } from './log-tiles.service';

/** The transparency log of each village: sealed every minute, served as static tiles, recounted every night. */
@Module({
  imports: [RecordModule, RegionModule],
  controllers: [LogController],
  providers: [LogAudit, LogDoors, LogFeeds, LogHeads, LogJobs, LogKeys, LogMail, LogReader, LogSealer, LogSheets, LogTiles],
  exports: [LogAudit, LogHeads, LogSealer],
})
export class LogModule {}
