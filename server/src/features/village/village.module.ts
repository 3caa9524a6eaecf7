import { Module } from '@nestjs/common';
import { ContentCheckModule } from '../content-check/content-check.module';
import { HygieneModule } from '../hygiene/hygiene.module';
import { LogModule } from '../log/log.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { PhotoModule } from '../photo/photo.module';
import { PostModule } from '../post/post.module';
import { RegionModule } from '../region/region.module';
import { ReportModule } from '../report/report.module';
import { Home } from './home.service';
import { Profiles } from './profiles.service';
import { VillagePages } from './village-page.service';
import { VillageController } from './village.controller';

@Module({
  imports: [ContentCheckModule, HygieneModule, LogModule, MemberModule, NoticeModule, PhotoModule, PostModule, RegionModule, ReportModule],
  controllers: [VillageController],
  providers: [Home, VillagePages, Profiles],
  exports: [Profiles],
})
export class VillageModule {}
