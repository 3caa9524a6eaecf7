import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AuditView } from '../../../../shared/contract/member';
import { AuditEntry } from '../../core/access/audit.entity';
import { keysetPage, type Page, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { auditWords, personIn } from './audit.view';
import { Members } from './members.service';

/** The audit log of a village, with names put in at the moment of reading. */
@Injectable()
export class AuditList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: Members,
  ) {}

  async ofVillage(villageId: string, asked: PageAsked): Promise<Page<z.infer<typeof AuditView>>> {
    const query = this.uow.repo(AuditEntry).createQueryBuilder('a').where({ villageId });
    const { items, next } = await keysetPage(query, 'at', asked);
    const ids = items.flatMap((entry) => [entry.memberId, personIn(entry)]).filter((id) => id !== null);
    const names = await this.members.nameOf([...new Set(ids)], villageId);
    return { items: items.map((entry) => this.view(entry, names)), next };
  }

  private view(entry: AuditEntry, names: ReadonlyMap<string, string>): z.infer<typeof AuditView> {
    return {
      auditId: entry.id,
      at: new Date(entry.at).toISOString(),
      memberName: (entry.memberId && names.get(entry.memberId)) || '系统',
      action: entry.action,
      words: auditWords(entry, names),
    };
  }
}
