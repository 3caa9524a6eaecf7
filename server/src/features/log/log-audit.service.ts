import { Injectable } from '@nestjs/common';
import type { Hash } from '../../../../shared/domain/transparency/merkle-tree';
import { checkpointText } from '../../../../shared/domain/transparency/checkpoint';
import { Clock } from '../../core/clock/clock';
import { UnitOfWork } from '../../core/database/unit-of-work';
import { openNote, rawPublicKey } from '../../core/signed-note/signed-note';
import { signedTime } from '../../core/signed-note/timed-signature';
import { RecordBooks } from '../record/record-books.service';
import { FAULTS, RecordLedger } from '../record/record-ledger.service';
import { RecordSeals } from '../record/record-seals.service';
import { RegionService, type Village } from '../region/region.service';
import { GrowingTree, type TileHashes } from './growing-tree';
import { bytesOf, leafOf } from './log-hashing';
import { LogHeads } from './log-heads.service';
import { LogKeys } from './log-key.service';
import { LogAuditResult, LogTile, type LogCheckpoint, type LogHead } from './log.entity';

/** What is wrong, where; `entryId` is null where it is not about one line. */
export interface Finding {
  villageId: string;
  entryId: string | null;
  words: string;
}

const PAGE = 500;
const KEPT_FINDINGS = 100;
const TIMES = 3;

const wordsOf = ({ entryId, words }: Finding): string => `${entryId ?? ''} ${words}`;

/** Recounts a village's log from its rows: entries → commitments → leaves → tiles → roots → signed checkpoints, and the running figures. */
@Injectable()
export class LogAudit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly regions: RegionService,
    private readonly ledger: RecordLedger,
    private readonly seals: RecordSeals,
    private readonly books: RecordBooks,
    private readonly keys: LogKeys,
    private readonly heads: LogHeads,
  ) {}

  /** Every village with a record or a log, in order of id: whose log was taken away whole is among them too. */
  async *villages(): AsyncGenerator<string> {
    for (let after = ''; ;) {
      const some = await this.villagesAfter(after, PAGE);
      yield* some;
      if (some.length < PAGE) return;
      after = some.at(-1)!;
    }
  }

  async villagesAfter(after: string, limit: number): Promise<string[]> {
    const both = await Promise.all([this.seals.villages(after, limit), this.heads.villages(after, limit)]);
    return [...new Set(both.flat())].sort().slice(0, limit);
  }

  /** Keeps what it found. The village goes on writing meanwhile: only what is found again and again is wrong. `atMost`: 1 where nobody writes. */
  async recount(villageId: string, atMost = TIMES): Promise<Finding[]> {
    const village = await this.regions.village(villageId);
    let { findings, lines } = await this.findings(village);
    for (let times = 1; times < atMost && findings.length > 0; times += 1) {
      const again = await this.findings(village);
      const stays = new Set(again.findings.map(wordsOf));
      findings = findings.filter((one) => stays.has(wordsOf(one)));
      lines = again.lines;
    }
    await this.uow.run(() => this.keep({ villageId, at: this.clock.now(), lines, problems: findings.length, findings: findings.slice(0, KEPT_FINDINGS) }));
    return findings;
  }

  private async findings(village: Village): Promise<{ findings: Finding[]; lines: number }> {
    const ledger = await this.ledger.recount(village.id, this.clock.now());
    const head = await this.heads.of(village.id);
    const words = [...(await this.log(village.id, head)), ...(await this.figures(village.id))];
    const findings = [
      ...ledger.map(({ fault, entryId }) => ({ villageId: village.id, entryId: entryId || null, words: FAULTS[fault] })),
      ...words.map((one) => ({ villageId: village.id, entryId: null, words: one })),
    ];
    return { findings, lines: head?.size ?? 0 };
  }

  private async log(villageId: string, head: LogHead | null): Promise<string[]> {
    const tree = new GrowingTree(0, []);
    const [roots, tiles] = [new Map<number, Hash>(), new Map<string, TileHashes>()];
    const checkpoints = await this.checkpoints(villageId);
    const sizes = new Set(checkpoints.map(({ size }) => size));
    for await (const commitment of this.commitments(villageId)) {
      tree.append(leafOf(commitment));
      for (const tile of tree.takeChanged()) tiles.set(`${tile.level}/${tile.place}`, tile);
      if (sizes.has(tree.size)) roots.set(tree.size, tree.root());
    }
    return [
      ...headFaults(head, checkpoints.at(-1), tree.size),
      ...(await this.checkpointFaults(head, checkpoints, roots)),
      ...(await this.tileFaults(villageId, tiles)),
    ];
  }

  private async *commitments(villageId: string): AsyncGenerator<string> {
    for (let from = 0; ; from += PAGE) {
      const some = await this.seals.commitments(villageId, from, PAGE);
      yield* some;
      if (some.length < PAGE) return;
    }
  }

  private async checkpoints(villageId: string): Promise<LogCheckpoint[]> {
    const all: LogCheckpoint[] = [];
    for (;;) {
      const some = await this.heads.after(villageId, all.at(-1)?.number ?? Number.MIN_SAFE_INTEGER, PAGE);
      all.push(...some);
      if (some.length < PAGE) return all;
    }
  }


  /** Each is numbered, signed, of its time, and of the tree as it was then; so all are consistent with each other. */
  private async checkpointFaults(head: LogHead | null, checkpoints: readonly LogCheckpoint[], roots: ReadonlyMap<number, Hash>): Promise<string[]> {
    const key = await this.keys.signer();
    const origin = head?.origin ?? checkpoints[0]?.note.split('\n')[0] ?? '';
    const server = origin.slice(0, origin.lastIndexOf('/'));
    const publicKey = rawPublicKey(key);
    const isSound = ({ size, root, note, at, number }: LogCheckpoint, place: number): boolean => {
      const hash = roots.get(size);
      const text = hash && checkpointText({ origin, size, root: hash });
      const before = checkpoints[place - 1];
      const isInOrder = number === place + 1 && (!before || (size > before.size && at >= before.at));
      const isSigned = [origin, server].every((name) => openNote(note, { name, publicKey }) === text) && (signedTime(note, server, key) ?? 0) * 1_000 === at;
      return text !== undefined && isInOrder && isSigned && bytesOf(root).equals(Buffer.from(hash!));
    };
    return checkpoints.flatMap((one, place) => (isSound(one, place) ? [] : [`第 ${one.number} 张封存凭证不对`]));
  }

  private async tileFaults(villageId: string, wanted: Map<string, TileHashes>): Promise<string[]> {
    const faults: string[] = [];
    const rows = await this.uow.repo(LogTile).find({ where: { villageId }, order: { level: 'ASC', place: 'ASC' } });
    for (const { level, place, width, hashes } of rows) {
      const tile = wanted.get(`${level}/${place}`);
      wanted.delete(`${level}/${place}`);
      if (tile?.width !== width || tile.hashes !== hashes) faults.push(`瓦片 ${level}/${place} 不对`);
    }
    return [...faults, ...[...wanted.keys()].map((name) => `瓦片 ${name} 不见了`)];
  }

  private async figures(villageId: string): Promise<string[]> {
    const differences = await this.books.differences(villageId);
    return differences.map(({ householdId, quarter, running, summed }) => `住户 ${householdId} ${quarter ?? '余额'}:账上 ${running},各笔相加 ${summed}`);
  }

  private async keep({ villageId, ...result }: LogAuditResult): Promise<void> {
    const { affected } = await this.uow.repo(LogAuditResult).update({ villageId }, result);
    if (affected !== 1) await this.uow.repo(LogAuditResult).insert({ villageId, ...result });
  }
}

/** The head is the newest checkpoint, whose first line is the log's name. */
function headFaults(head: LogHead | null, newest: LogCheckpoint | undefined, leaves: number): string[] {
  if (!head) return leaves > 0 || newest ? ['账本的头不见了'] : [];
  const isNewest = newest?.number === head.number && newest.size === head.size && newest.at === head.sealedAt;
  const isNamed = head.origin.endsWith(`/log/${head.name}`) && newest?.note.startsWith(`${head.origin}\n`);
  const faults = [
    !isNewest && '账本的头和最新的封存凭证不一致',
    !isNamed && '账本的名字被改过',
    head.size !== leaves && `账本写着 ${head.size} 笔,实际封存 ${leaves} 笔`,
  ];
  return faults.filter((fault) => fault !== false);
}
