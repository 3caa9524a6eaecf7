import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { z } from 'zod';
import type { NewPost, PostView, postRoutes } from '../../../../shared/contract/post';
import type { CheckState } from '../../../../shared/domain/content-check';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuseCommon } from '../../core/http/refusal';
import { ContentChecks } from '../content-check/content-checks.service';
import { HandlesChecked, type Checked } from '../content-check/handles-checked';
import { PhotoService } from '../photo/photo.service';
import { RegionService } from '../region/region.service';
import { PostPins } from './post-pins.service';
import { PostReader } from './post-reader.service';
import { Post } from './post.entity';
import { assertMayChange } from './post.policy';
import { excerptOf } from './post.view';

type PostEdit = z.output<(typeof postRoutes)['edit']['body']>;

/** What the village's staff do with posts. Each verb: policy, one unit of work, audit. */
@Injectable()
export class PostService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly regions: RegionService,
    private readonly photos: PhotoService,
    private readonly reader: PostReader,
    private readonly pins: PostPins,
    private readonly checks: ContentChecks,
    private readonly audit: Audit,
  ) {}

  publish(me: Caller, villageId: string, body: z.output<typeof NewPost>): Promise<PostView> {
    return this.uow.run(async () => {
      const draft = this.newPost(me, villageId, body);
      await this.photos.attach(me, draft.photoIds, subjectOf(draft), villageId);
      const post = { ...draft, checkState: await this.check(me, draft) };
      await this.uow.repo(Post).insert(post);
      const pinSlot = body.pinned ? await this.pins.take(post) : null;
      return this.finish(me, { ...post, pinSlot }, 'post.publish', { board: post.board });
    });
  }

  /** Of two people who read the same version, the first one's words stand. */
  edit(me: Caller, postId: string, { version, board, title, body, photoIds }: PostEdit): Promise<PostView> {
    return this.uow.run(async () => {
      const post = await this.loadFor(me, postId);
      const fresh = photoIds.filter((id) => !post.photoIds.includes(id));
      await this.photos.attach(me, fresh, subjectOf(post), post.villageId);
      const checkState = await this.check(me, { ...post, title, body, photoIds });
      const edited = { board, title, body, excerpt: excerptOf(body), photoIds, checkState, editedAt: this.clock.now(), version: version + 1 };
      const { affected } = await this.uow.repo(Post).update({ id: postId, version, withdrawnAt: IsNull() }, edited);
      if (affected !== 1) refuseCommon('CHANGED_MEANWHILE');
      return this.finish(me, { ...post, ...edited }, 'post.edit', { version: edited.version });
    });
  }

  pin(me: Caller, postId: string, pinned: boolean): Promise<PostView> {
    return this.uow.run(async () => {
      const post = await this.loadFor(me, postId);
      if (pinned === (post.pinSlot !== null)) return this.reader.viewOf(me, post);
      const pinSlot = pinned ? await this.pins.take(post) : null;
      if (!pinned) await this.pins.free(post);
      return this.finish(me, { ...post, pinSlot }, pinned ? 'post.pin' : 'post.unpin');
    });
  }

  withdraw(me: Caller, postId: string, reason: string): Promise<PostView> {
    return this.uow.run(async () => {
      const post = await this.loadFor(me, postId);
      const gone = { withdrawnAt: this.clock.now(), withdrawnReason: reason, pinSlot: null, version: post.version + 1 };
      const { affected } = await this.uow.repo(Post).update({ id: postId, version: post.version, withdrawnAt: IsNull() }, gone);
      if (affected !== 1) refuseCommon('CHANGED_MEANWHILE');
      await this.checks.close(subjectOf(post));
      return this.finish(me, { ...post, ...gone }, 'post.withdraw', { reason });
    });
  }

  @HandlesChecked('post')
  async checked({ subjectId, state }: Checked): Promise<void> {
    await this.uow.repo(Post).update({ id: subjectId }, { checkState: state });
  }

  /** Who changed it last answers for it. */
  private check(me: Caller, post: Post): Promise<CheckState> {
    const { villageId, title, body, photoIds } = post;
    return this.checks.open({
      subject: subjectOf(post), villageId, authorId: me.memberId, scene: 'forum', texts: [`${title}\n${body}`], photoIds, voiceIds: [],
    });
  }

  private async loadFor(me: Caller, postId: string): Promise<Post> {
    const post = await this.reader.load(postId);
    assertMayChange(me, post, await this.regions.village(post.villageId));
    return post;
  }

  private newPost(me: Caller, villageId: string, { board, title, body, photoIds }: z.output<typeof NewPost>): Post {
    return {
      id: this.ids.next(), villageId, board, title, body, excerpt: excerptOf(body), photoIds, authorId: me.memberId, pinSlot: null,
      publishedAt: this.clock.now(), editedAt: null, withdrawnAt: null, withdrawnReason: null, checkState: 'checking', version: 1,
    };
  }

  private async finish(me: Caller, post: Post, action: string, details?: Record<string, unknown>): Promise<PostView> {
    await this.audit.note(me, { action, villageId: post.villageId, subject: subjectOf(post), ...(details && { details }) });
    return this.reader.viewOf(me, post);
  }
}

const subjectOf = ({ id }: Post): string => `post:${id}`;
