import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { noticeTemplate, type NoticePage, type NoticeTemplateId } from '../../../../shared/domain/notice-templates';
import { Clock } from '../../core/clock/clock';
import { Ids } from '../../core/clock/ids';
import { isDuplicateKey } from '../../core/database/duplicate-key';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { Notice, type WeChatState } from './notice.entity';
import { NoticePosts } from './notice-posts.service';

export interface Telling {
  template: NoticeTemplateId;
  /** Members; the same one twice is once, unknown ones are nobody. */
  to: readonly string[];
  villageId: string;
  /** `report:<id>` */
  subject: string;
  /** What the template's {placeholders} stand for. */
  values: Record<string, string>;
  page: NoticePage;
  /** One happening: the same key is told to the same person once for ever. */
  key: string;
  /** Also at night. */
  urgent?: boolean;
}

const PART = 200;
const LONGEST_VALUE = 200;

const short = (words: string): string => Array.from(words).slice(0, LONGEST_VALUE).join('');

/** Tells people what happened: in the app's own inbox for certain, and by WeChat where they allowed it. */
@Injectable()
export class Notices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly posts: NoticePosts,
  ) {}

  /** Belongs in the unit of work of what happened: nobody hears of what was rolled back. */
  async tell(telling: Telling): Promise<void> {
    const people = [...new Set(telling.to)];
    await this.uow.run(async () => {
      for (let at = 0; at < people.length; at += PART) await this.tellPart(telling, people.slice(at, at + PART));
    });
  }

  private async tellPart(telling: Telling, people: string[]): Promise<void> {
    const untold = await this.untold(telling.key, people);
    if (untold.length === 0) return;
    const ways = await this.posts.waysOf(untold, noticeTemplate(telling.template));
    const added: Notice[] = [];
    for (const memberId of untold) {
      const notice = this.draft(telling, memberId, ways.get(memberId) ?? 'inbox');
      if (await this.insert(notice)) added.push(notice);
    }
    for (const notice of added) await this.posts.plan(notice);
  }

  private async untold(noticeKey: string, people: string[]): Promise<string[]> {
    const told = await this.uow.repo(Notice).find({ select: { memberId: true }, where: { memberId: In(people), noticeKey } });
    const known = new Set(told.map(({ memberId }) => memberId));
    return people.filter((memberId) => !known.has(memberId));
  }

  private draft({ template, villageId, subject, values, page, key, urgent = false }: Telling, memberId: string, wechatState: WeChatState): Notice {
    const said = Object.fromEntries(Object.entries(values).map(([name, words]) => [name, short(words)]));
    return {
      id: this.ids.next(), memberId, noticeKey: key, villageId, template, subject, said, page, urgent,
      createdAt: this.clock.now(), readAt: null, wechatState, wechatMsgId: null,
    };
  }

  /** Somebody else may be telling the same at this moment. */
  private async insert(notice: Notice): Promise<boolean> {
    try {
      await this.uow.repo(Notice).insert(notice);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }
}
