import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { contentCheckErrors, type OwnCheck, type OwnCheckCard } from '../../../../shared/contract/content-check';
import { Audit } from '../../core/access/audit.service';
import type { Caller } from '../../core/access/caller';
import { Clock } from '../../core/clock/clock';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse, refuseCommon } from '../../core/http/refusal';
import { CheckNotices } from './check-notices';
import { CheckOutcome } from './check-outcome.service';
import { ContentCheck } from './content-check.entity';
import { toOwnCheck, toOwnCheckCard } from './content-check.view';

/** What the author sees of the checks of their own things, and the one appeal. */
@Injectable()
export class OwnChecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outcome: CheckOutcome,
    private readonly notices: CheckNotices,
    private readonly audit: Audit,
  ) {}

  /** Newest first; what has passed needs no line. */
  async list(me: Caller, asked: PageAsked): Promise<Page<OwnCheckCard>> {
    const query = this.uow.repo(ContentCheck).createQueryBuilder('c').where({ authorId: me.memberId, state: Not('passed') });
    const { items, next } = await keysetPage(query, 'openedAt', asked);
    const parts = await this.outcome.partsOfMany(items);
    return { items: items.map((check) => toOwnCheckCard(check, parts.get(check.id) ?? [])), next };
  }

  /** Puts it on the desk again; somebody else than who refused it will look. */
  appeal(me: Caller, subject: string, words: string): Promise<OwnCheck> {
    return this.uow.run(async () => {
      const check = await this.uow.repo(ContentCheck).findOneBy({ subject, authorId: me.memberId });
      if (!check) return refuseCommon('NOT_FOUND');
      const appealed = { desk: 'appeal' as const, deskAt: this.clock.now(), appealWords: words, version: check.version + 1 };
      const open = { id: check.id, version: check.version, state: 'refused' as const, appealWords: IsNull() };
      const { affected } = await this.uow.repo(ContentCheck).update(open, appealed);
      if (affected !== 1) refuse(contentCheckErrors, 'APPEAL_NOT_POSSIBLE');
      await this.audit.note(me, { action: 'content.appeal', villageId: check.villageId, subject });
      await this.notices.appealed({ ...check, ...appealed }, words);
      return toOwnCheck({ ...check, ...appealed });
    });
  }
}
