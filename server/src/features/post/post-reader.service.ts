import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { PostCard, PostView } from '../../../../shared/contract/post';
import type { Board } from '../../../../shared/domain/boards';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { Members } from '../member/members.service';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { Post } from './post.entity';
import { assertMayRead, mayEdit } from './post.policy';
import { CARD_FIELDS, coversOf, toPostCard, toPostView, type CardRow } from './post.view';

/** Posts as a reader may see them. */
@Injectable()
export class PostReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly members: Members,
    private readonly photos: PhotoService,
  ) {}

  async load(postId: string): Promise<Post> {
    return (await this.uow.repo(Post).findOneBy({ id: postId })) ?? refuseCommon('NOT_FOUND');
  }

  async read(me: Caller | undefined, postId: string): Promise<PostView> {
    const post = await this.load(postId);
    assertMayRead(me, post, await this.regions.village(post.villageId));
    return this.viewOf(me, post);
  }

  /** Newest first, of one board or of all. */
  async list(villageId: string, { board, ...asked }: PageAsked & { board?: Board | undefined }): Promise<Page<PostCard>> {
    await this.regions.village(villageId);
    const query = this.uow.repo(Post).createQueryBuilder('p').select(CARD_FIELDS.map((field) => `p.${field}`))
      .where({ villageId, ...(board && { board }), withdrawnAt: IsNull() });
    const { items, next } = await keysetPage(query, 'publishedAt', asked);
    return { items: await this.cards(items), next };
  }

  async viewOf(me: Caller | undefined, post: Post): Promise<PostView> {
    const { id, name, townName, countyName, code } = await this.regions.village(post.villageId);
    const names = await this.members.nameOf([post.authorId], post.villageId);
    return toPostView(post, {
      village: { villageId: id, name, townName, countyName },
      photos: await this.photos.viewMany(post.photoIds),
      authorName: names.get(post.authorId) ?? '村委会',
      mayEdit: mayEdit(me, { id, code }),
    });
  }

  private async cards(posts: readonly CardRow[]): Promise<PostCard[]> {
    const photos = await this.photos.viewMany(coversOf(posts));
    return posts.map((post) => toPostCard(post, photos));
  }
}
