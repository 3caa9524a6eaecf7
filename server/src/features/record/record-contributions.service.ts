import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ContributionsPage } from '../../../../shared/contract/record';
import { MOVEMENTS, type Phase } from '../../../../shared/domain/record-rules';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { RegionService } from '../region/region.service';
import { RuleBook } from '../record-rule/rule-book.service';
import { RecordEntry, RecordPerson } from './record.entity';
import { phaseCounts, toEntryCard } from './record.view';

interface Tally {
  quarter: string;
  phase: Phase;
  entries: number | string;
}

const QUARTERS_AT_MOST = 20;
const TALLY = `
  SELECT e.quarter AS quarter, e.phase AS phase, SUM(CASE WHEN e.reversal_of IS NULL THEN 1 ELSE -1 END) AS entries
  FROM record_person p JOIN record_entry e ON e.id = p.entry_id
  WHERE p.member_id = ? AND e.act NOT IN (${MOVEMENTS.map(() => '?').join(', ')}) GROUP BY e.quarter, e.phase ORDER BY e.quarter DESC`;

/** What a person gave: it stays theirs when they move to another household or another village. */
@Injectable()
export class RecordContributions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly regions: RegionService,
    private readonly rules: RuleBook,
  ) {}

  async of({ memberId }: Caller, asked: PageAsked): Promise<ContributionsPage> {
    const tallies = await this.uow.query<Tally>(TALLY, [memberId, ...MOVEMENTS]);
    const quarters = [...new Set(tallies.map(({ quarter }) => quarter))].slice(0, QUARTERS_AT_MOST);
    return {
      quarters: quarters.map((quarter) => ({ quarter, phases: phaseCounts(tallies.filter((one) => one.quarter === quarter).map((one) => ({ ...one, entries: Number(one.entries), points: 0 }))) })),
      entries: await this.entries(memberId, asked),
    };
  }

  private async entries(memberId: string, asked: PageAsked): Promise<ContributionsPage['entries']> {
    const query = this.uow.repo(RecordEntry).createQueryBuilder('e')
      .innerJoin(RecordPerson, 'p', 'p.entryId = e.id AND p.memberId = :memberId', { memberId }).where('e.act NOT IN (:...movements)', { movements: [...MOVEMENTS] });
    const { items, next } = await keysetPage(query, 'at', asked);
    const villages = await this.regions.byIds([...new Set(items.map(({ villageId }) => villageId))]);
    const reversals = items.length > 0 ? await this.uow.repo(RecordEntry).findBy({ villageId: In([...villages.keys()]), reversalOf: In(items.map(({ id }) => id)) }) : [];
    const reversed = new Set(reversals.map(({ reversalOf }) => reversalOf));
    const cards: ContributionsPage['entries']['items'] = [];
    for (const entry of items) {
      const { name = '', townName = '', countyName = '' } = villages.get(entry.villageId) ?? {};
      cards.push({ ...toEntryCard(entry, await this.rules.of(entry), reversed.has(entry.id)), village: { villageId: entry.villageId, name, townName, countyName } });
    }
    return { items: cards, next };
  }
}
