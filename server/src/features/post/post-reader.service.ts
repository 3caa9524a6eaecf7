import { Injectable } from '@nestjs/common';
import { Brackets, IsNull } from 'typeorm';
import type { OwnCheck } from '../../../../shared/contract/content-check';
import type { PostCard, PostView } from '../../../../shared/contract/post';
import type { Board } from '../../../../shared/domain/boards';
import type { VillageRef } from '../../../../shared/domain/permissions';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { Members } from '../member/members.service';
import { PhotoService, type PhotoReader } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { Post } from './post.entity';
import { assertMayRead, mayEdit, mayModerate } from './post.policy';
import { CARD_FIELDS, coversOf, toPostCard, toPostView, type CardRow } from './post.view';

/** Posts as a reader may see them. */
@Injectable()
export class PostReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly members: Members,
    private readonly photos: PhotoService,
    private readonly checks: ContentChecks,
  ) {}

  async load(postId: string): Promise<Post> {
    return (await this.uow.repo(Post).findOneBy({ id: postId })) ?? refuseCommon('NOT_FOUND');
  }

  async read(me: Caller | undefined, postId: string): Promise<PostView> {
    const post = await this.load(postId);
    assertMayRead(me, post, await this.regions.village(post.villageId));
    return this.viewOf(me, post);
  }

  /** Newest first, of one board or of all; who may see unchecked ones finds them in their place. */
  async list(me: Caller | undefined, villageId: string, { board, ...asked }: PageAsked & { board?: Board | undefined }): Promise<Page<PostCard>> {
    const reader = readerOf(me, await this.regions.village(villageId));
    const query = this.uow.repo(Post).createQueryBuilder('p').select(CARD_FIELDS.map((field) => `p.${field}`))
      .where({ villageId, ...(board && { board }), withdrawnAt: IsNull() });
    if (!reader.seesUnchecked) query.andWhere(new Brackets((or) => or.where({ checkState: 'passed' }).orWhere({ authorId: reader.memberId ?? '' })));
    const { items, next } = await keysetPage(query, 'publishedAt', asked);
    return { items: await this.cards(items, reader), next };
  }

  async viewOf(me: Caller | undefined, post: Post): Promise<PostView> {
    const { id, name, townName, countyName, code } = await this.regions.village(post.villageId);
    const names = await this.members.nameOf([post.authorId], post.villageId);
    return toPostView(post, {
      village: { villageId: id, name, townName, countyName },
      photos: await this.photos.viewMany(post.photoIds, readerOf(me, { id, code })),
      authorName: names.get(post.authorId) ?? '村委会',
      mayEdit: mayEdit(me, { id, code }),
      check: await this.checkOf(me, post),
    });
  }

  /** Only reached by who may read an unchecked post. */
  private async checkOf(me: Caller | undefined, { id, checkState }: Post): Promise<OwnCheck | null> {
    if (checkState === 'passed') return null;
    const subject = `post:${id}`;
    const standing = (await this.checks.stateOf([subject])).get(subject);
    return { subject, state: checkState, reason: standing?.reason ?? '', canAppeal: standing?.canAppeal === true && me?.memberId === standing.authorId };
  }

  private async cards(posts: readonly CardRow[], reader: PhotoReader): Promise<PostCard[]> {
    const photos = await this.photos.viewMany(coversOf(posts), reader);
    return posts.map((post) => toPostCard(post, photos));
  }
}

const readerOf = (me: Caller | undefined, village: VillageRef): PhotoReader => ({ memberId: me?.memberId, seesUnchecked: mayModerate(me, village) });
