import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntryCard, EntryView } from '../../../../shared/contract/record';
import { commonErrors } from '../../../../shared/errors';
import type { Caller } from '../../core/access/caller';
import { keysetPage, type PageAsked } from '../../core/database/paging';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { refuse } from '../../core/http/refusal';
import { Households } from '../household/households.service';
import { Members } from '../member/members.service';
import { Residencies } from '../member/residencies.service';
import { RegionService } from '../region/region.service';
import { RuleBook } from '../record-rule/rule-book.service';
import { isAbout, type Line } from './record-entries';
import { RecordEntry } from './record.entity';
import { assertMayReadRecord } from './record-access';
import { RecordLines } from './record-lines.service';
import { toEntryCard, toReversal } from './record.view';

/** A line and whether another has taken it back. */
export interface KnownLine {
  line: Line;
  isReversed: boolean;
}

/** Reads single lines and a household's timeline. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly households: Households,
    private readonly members: Members,
    private readonly residencies: Residencies,
    private readonly regions: RegionService,
    private readonly rules: RuleBook,
    private readonly lines: RecordLines,
  ) {}

  /** Newest first. */
  async ofHousehold(villageId: string, householdId: string, asked: PageAsked): Promise<{ items: EntryCard[]; next: string | null }> {
    const query = this.uow.repo(RecordEntry).createQueryBuilder('e').where({ villageId, householdId });
    const page = await keysetPage(query, 'at', asked);
    const reversed = new Set((await this.reversalsOf(villageId, page.items)).map(({ reversalOf }) => reversalOf));
    const ruleOf = await this.rules.ofAll(page.items);
    return { items: page.items.map((entry) => toEntryCard(entry, ruleOf(entry), reversed.has(entry.id))), next: page.next };
  }

  /** With its people; for other features, which decide themselves who may see it. */
  async find(entryId: string): Promise<KnownLine | null> {
    const [line] = await this.lines.withPeople(await this.uow.repo(RecordEntry).findBy({ id: entryId }));
    return line ? { line, isReversed: (await this.reversalsOf(line.villageId, [line])).length > 0 } : null;
  }

  async explain(me: Caller, entryId: string): Promise<EntryView> {
    const [entry] = await this.lines.withPeople(await this.uow.repo(RecordEntry).findBy({ id: entryId }));
    const village = entry && (await this.regions.village(entry.villageId));
    if (!entry || !village) return refuse(commonErrors, 'NOT_FOUND');
    assertMayReadRecord(me, village, await this.isOwn(me, entry));
    const [reversal] = await this.lines.withPeople(await this.reversalsOf(entry.villageId, [entry]));
    const names = await this.namesOf(entry, reversal);
    const rule = await this.rules.of(entry);
    return {
      ...toEntryCard(entry, rule, reversal !== undefined),
      village: { villageId: village.id, name: village.name, townName: village.townName, countyName: village.countyName },
      householdLabel: entry.householdId && (await this.households.label(entry.householdId)),
      personName: (entry.memberId && names.get(entry.memberId)) ?? null,
      onBehalfName: (entry.onBehalfBy && entry.onBehalfBy !== entry.memberId && names.get(entry.onBehalfBy)) || null,
      turn: entry.turn,
      reversedBy: reversal ? toReversal(reversal, reversal.id, names) : null,
      reverses: entry.reversalOf ? toReversal(entry, entry.reversalOf, names) : null,
      writtenAt: new Date(entry.writtenAt).toISOString(),
      rule: { act: rule.act, version: rule.version, words: rule.words },
      source: { kind: entry.sourceKind, id: entry.sourceId, householdId: await this.sourceHousehold(entry) },
    };
  }

  /** A grade stands on the sheet of the door that was looked at, also when another household has taken it in since (并户). */
  private async sourceHousehold(entry: Line): Promise<string | null> {
    const { sourceKind, villageId, householdId } = entry;
    if (sourceKind !== 'hygiene-round' || householdId === null || isAbout(entry, householdId)) return householdId;
    const absorbed = await this.households.absorbedBy({ villageId, householdId });
    return absorbed.find((id) => isAbout(entry, id)) ?? householdId;
  }

  /** The entries that take these back. */
  private reversalsOf(villageId: string, entries: readonly Pick<RecordEntry, 'id'>[]): Promise<RecordEntry[]> {
    return this.uow.repo(RecordEntry).findBy({ villageId, reversalOf: In(entries.map(({ id }) => id)) });
  }

  private namesOf(entry: Line, reversal?: Line): Promise<Map<string, string>> {
    const ids = [entry.memberId, entry.onBehalfBy, entry.actorId, reversal?.actorId].filter((id) => typeof id === 'string');
    return this.members.nameOf([...new Set(ids)], entry.villageId);
  }

  private async isOwn(me: Caller, entry: Line): Promise<boolean> {
    if (entry.memberId === me.memberId) return true;
    const home = await this.residencies.verifiedOf(me.memberId, entry.villageId);
    return home !== undefined && home.householdId === entry.householdId;
  }
}
