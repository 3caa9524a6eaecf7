import { Module } from '@nestjs/common';
import { ContentCheckModule } from '../content-check/content-check.module';
import { MemberModule } from '../member/member.module';
import { PhotoModule } from '../photo/photo.module';
import { RegionModule } from '../region/region.module';
import { PostPicks } from './post-picks.service';
import { PostPins } from './post-pins.service';
import { PostReader } from './post-reader.service';
import { PostController } from './post.controller';
import { PostService } from './post.service';

@Module({
  imports: [ContentCheckModule, MemberModule, PhotoModule, RegionModule],
  controllers: [PostController],
  providers: [PostService, PostReader, PostPins, PostPicks],
  exports: [PostService, PostPicks],
})
export class PostModule {}
