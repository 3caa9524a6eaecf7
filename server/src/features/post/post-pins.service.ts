import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { postErrors } from '../../../../shared/contract/post';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Post } from './post.entity';

const SLOTS = [1, 2, 3];

/** At most three pinned posts a village: each holds a slot of its own, and the unique index decides between two at once. */
@Injectable()
export class PostPins {
  constructor(private readonly uow: UnitOfWork) {}

  /** Inside the caller's unit of work; answers the slot. */
  async take(post: Post): Promise<number> {
    if (post.pinSlot !== null) return post.pinSlot;
    for (const slot of SLOTS) if (await this.takeSlot(post, slot)) return slot;
    return refuse(postErrors, 'POST_PIN_LIMIT');
  }

  async free(post: Post): Promise<void> {
    await this.uow.repo(Post).update({ id: post.id }, { pinSlot: null });
  }

  private async takeSlot({ id }: Post, pinSlot: number): Promise<boolean> {
    try {
      const { affected } = await this.uow.repo(Post).update({ id, withdrawnAt: IsNull() }, { pinSlot });
      return affected === 1 || refuse(postErrors, 'POST_WITHDRAWN');
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }
}
