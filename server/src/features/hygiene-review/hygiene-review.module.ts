import { Module } from '@nestjs/common';
import { ContentCheckModule } from '../content-check/content-check.module';
import { HygieneModule } from '../hygiene/hygiene.module';
import { MemberModule } from '../member/member.module';
import { NoticeModule } from '../notice/notice.module';
import { PhotoModule } from '../photo/photo.module';
import { RegionModule } from '../region/region.module';
import { BoardController } from './board.controller';
import { BoardMarks } from './board-marks.service';
import { Boards } from './boards.service';
import { DoorReviews } from './door-reviews.service';
import { Drifts } from './drifts.service';
import { Improvements } from './improvements.service';
import { Nearnesses } from './nearness.service';
import { ObjectionController } from './objection.controller';
import { ObjectionLog } from './objection-log.service';
import { ObjectionNotices } from './objection-notices.service';
import { ObjectionParts } from './objection-parts.service';
import { ObjectionReader } from './objection-reader.service';
import { Objections } from './objections.service';
import { RegionScopes } from './region-scopes.service';
import { SecondLooks } from './second-looks.service';

/** What comes after a rating is published: objections and second looks, the boards, improvement photos, and how inspectors differ. */
@Module({
  imports: [ContentCheckModule, HygieneModule, MemberModule, NoticeModule, PhotoModule, RegionModule],
  controllers: [ObjectionController, BoardController],
  providers: [
    BoardMarks, Boards, DoorReviews, Drifts, Improvements, Nearnesses, ObjectionLog, ObjectionNotices, ObjectionParts, ObjectionReader, Objections, RegionScopes, SecondLooks,
  ],
  exports: [Boards, Improvements, Objections, SecondLooks],
})
export class HygieneReviewModule {}
