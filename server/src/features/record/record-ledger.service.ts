import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { commitmentOf, personDigestOf } from './record-commitments';
import { RecordErasureRow } from './record-erasure.entity';
import { erasureCommitment } from './record-erasure.service';
import { RecordEntry, RecordPerson, RecordSeal } from './record.entity';

export const FAULTS = {
  'entry-changed': '这一笔和封存时不一样,内容或盐值被改过',
  'entry-unsealed': '这一笔没有封存凭证',
  'entry-late': '这一笔早该封存,却没有位置',
  'person-changed': '这一笔的经办人被改过',
  'person-missing': '这一笔的经办人不见了,也没有注销记录',
  'person-alone': '有经办人,却没有这一笔',
  'seal-alone': '有封存凭证,却没有这一笔',
  'salt-missing': '这一笔的盐值不见了',
  'erasure-changed': '一条注销记录被改过',
  'erasure-unsealed': '一条注销记录没有封存凭证',
  'position-wrong': '封存的次序有缺口或重复',
} as const;
export type LedgerFault = keyof typeof FAULTS;

export interface LedgerFinding {
  fault: LedgerFault;
  entryId: string;
}

const PAGE = 500;
/** A line waits at most a minute for its seal; later, somebody keeps it out. */
const LATE_MS = 15 * 60_000;

const byId = <T extends { entryId: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.entryId, row]));

/** Recounts a village's rows: every entry, person, seal and erasure against each other. */
@Injectable()
export class RecordLedger {
  constructor(private readonly uow: UnitOfWork) {}

  /** Nothing is found where every row is as it was written. */
  async recount(villageId: string, now: number): Promise<LedgerFinding[]> {
    const erased = await this.erasures(villageId);
    return [
      ...erased.findings,
      ...(await this.entries(villageId, erased.entryIds, now)),
      ...(await this.people(villageId)),
      ...(await this.seals(villageId)),
    ];
  }

  private async erasures(villageId: string): Promise<{ findings: LedgerFinding[]; entryIds: Set<string> }> {
    const [findings, entryIds]: [LedgerFinding[], Set<string>] = [[], new Set()];
    for await (const rows of this.pages((after) => this.uow.repo(RecordErasureRow).find({ where: { villageId, id: MoreThan(after) }, order: { id: 'ASC' }, take: PAGE }))) {
      const seals = byId(await this.uow.repo(RecordSeal).findBy({ villageId, entryId: In(rows.map(({ id }) => id)) }));
      for (const row of rows) {
        const seal = seals.get(row.id);
        if (!seal?.salt) findings.push({ fault: 'erasure-unsealed', entryId: row.id });
        else if (erasureCommitment(row, seal.salt) !== seal.commitment) findings.push({ fault: 'erasure-changed', entryId: row.id });
        else row.entryIds.split(' ').forEach((entryId) => entryIds.add(entryId));
      }
    }
    return { findings, entryIds };
  }

  private async entries(villageId: string, erased: ReadonlySet<string>, now: number): Promise<LedgerFinding[]> {
    const findings: LedgerFinding[] = [];
    for await (const rows of this.pages((after) => this.uow.repo(RecordEntry).find({ where: { villageId, id: MoreThan(after) }, order: { id: 'ASC' }, take: PAGE }))) {
      const entryId = In(rows.map(({ id }) => id));
      const [seals, people] = [byId(await this.uow.repo(RecordSeal).findBy({ villageId, entryId })), byId(await this.uow.repo(RecordPerson).findBy({ entryId }))];
      for (const row of rows) {
        const faults = [sealFault(row, seals.get(row.id), now), personFault(row, people.get(row.id), erased.has(row.id))];
        for (const fault of faults) if (fault) findings.push({ fault, entryId: row.id });
      }
    }
    return findings;
  }

  /** Rows of people whose entry is not there, or in another village. */
  private people(villageId: string): Promise<LedgerFinding[]> {
    return this.strays('person-alone', `
      SELECT p.entry_id AS id FROM record_person p LEFT JOIN record_entry e ON e.id = p.entry_id AND e.village_id = p.village_id
      WHERE p.village_id = ? AND e.id IS NULL ORDER BY p.entry_id LIMIT ${PAGE}`, villageId);
  }

  private async seals(villageId: string): Promise<LedgerFinding[]> {
    const alone = await this.strays('seal-alone', `
      SELECT s.entry_id AS id FROM record_seal s LEFT JOIN record_entry e ON e.id = s.entry_id AND e.village_id = s.village_id
      LEFT JOIN record_erasure x ON x.id = s.entry_id AND x.village_id = s.village_id
      WHERE s.village_id = ? AND e.id IS NULL AND x.id IS NULL ORDER BY s.entry_id LIMIT ${PAGE}`, villageId);
    const [places] = await this.uow.query<{ sealed: number | string; last: number | string | null; first: number | string | null }>(
      'SELECT COUNT(position) AS sealed, MIN(position) AS first, MAX(position) AS last FROM record_seal WHERE village_id = ?', [villageId]);
    const sealed = Number(places?.sealed ?? 0);
    const isGapless = sealed === 0 || (Number(places?.first) === 0 && Number(places?.last) === sealed - 1);
    return isGapless ? alone : [...alone, { fault: 'position-wrong', entryId: '' }];
  }

  private async strays(fault: LedgerFault, sql: string, villageId: string): Promise<LedgerFinding[]> {
    return (await this.uow.query<{ id: string }>(sql, [villageId])).map(({ id }) => ({ fault, entryId: id }));
  }

  private async *pages<T extends { id: string }>(read: (after: string) => Promise<T[]>): AsyncGenerator<T[]> {
    for (let after = ''; ;) {
      const rows = await read(after);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.id;
    }
  }
}

function sealFault(entry: RecordEntry, seal: RecordSeal | undefined, now: number): LedgerFault | undefined {
  if (!seal) return 'entry-unsealed';
  if (!seal.salt) return 'salt-missing';
  if (commitmentOf(entry, seal.salt) !== seal.commitment) return 'entry-changed';
  return seal.position === null && now - entry.writtenAt > LATE_MS ? 'entry-late' : undefined;
}

function personFault(entry: RecordEntry, person: RecordPerson | undefined, isErased: boolean): LedgerFault | undefined {
  if (!person) return isErased ? undefined : 'person-missing';
  const isSame = person.villageId === entry.villageId && person.at === entry.at && personDigestOf(person) === entry.personDigest;
  return isSame ? undefined : 'person-changed';
}
