import { Controller } from '@nestjs/common';
import { postRoutes } from '../../../../shared/contract/post';
import type { InputOf, OutputOf } from '../../../../shared/route';
import type { Caller } from '../../core/access/caller';
import { Me } from '../../core/access/me';
import { Handles } from '../../core/http/handles';
import { Input } from '../../core/http/input';
import { PostReader } from './post-reader.service';
import { PostService } from './post.service';

type In<K extends keyof typeof postRoutes> = InputOf<(typeof postRoutes)[K]>;
type Out<K extends keyof typeof postRoutes> = Promise<OutputOf<(typeof postRoutes)[K]>>;

@Controller()
export class PostController {
  constructor(
    private readonly posts: PostService,
    private readonly reader: PostReader,
  ) {}

  @Handles(postRoutes.list)
  list(@Me() me: Caller | undefined, @Input(postRoutes.list) { params, query }: In<'list'>): Out<'list'> {
    return this.reader.list(me, params.villageId, query);
  }

  @Handles(postRoutes.read)
  read(@Me() me: Caller | undefined, @Input(postRoutes.read) { params }: In<'read'>): Out<'read'> {
    return this.reader.read(me, params.postId);
  }

  @Handles(postRoutes.publish)
  publish(@Me() me: Caller, @Input(postRoutes.publish) { params, body }: In<'publish'>): Out<'publish'> {
    return this.posts.publish(me, params.villageId, body);
  }

  @Handles(postRoutes.edit)
  edit(@Me() me: Caller, @Input(postRoutes.edit) { params, body }: In<'edit'>): Out<'edit'> {
    return this.posts.edit(me, params.postId, body);
  }

  @Handles(postRoutes.pin)
  pin(@Me() me: Caller, @Input(postRoutes.pin) { params, body }: In<'pin'>): Out<'pin'> {
    return this.posts.pin(me, params.postId, body.pinned);
  }

  @Handles(postRoutes.withdraw)
  withdraw(@Me() me: Caller, @Input(postRoutes.withdraw) { params, body }: In<'withdraw'>): Out<'withdraw'> {
    return this.posts.withdraw(me, params.postId, body.reason);
  }
}
