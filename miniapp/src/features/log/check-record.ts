import type { LineProof, LineProofs } from '../../../../shared/contract/log';
import type { EntryCard } from '../../../../shared/contract/record';
import type { Checkpoint } from '../../../../shared/domain/transparency/checkpoint';
import { checkLine, checkStand, differences, lineWords, standWords, type Remembered, type StandFault } from '../../../../shared/domain/transparency/record-check';
import { hashing } from './hashing';
import { rememberLog, seenLog, sizeOf } from './seen-log';

export interface Verdict {
  /** Lines found as they were sealed. */
  good: number;
  /** Lines the next sealing will take in. */
  waiting: number;
  /** What is wrong, a sentence each. */
  faults: string[];
  /** When this phone saw the log before, and how many sealed lines it had then. */
  before?: { at: number; size: number };
  /** Sealed lines of the village now. */
  size: number;
}

/** What the pages show, told apart from the proofs. */
export interface Shown {
  cards: readonly Pick<EntryCard, 'entryId' | 'title' | 'detail' | 'points' | 'phase' | 'act' | 'at'>[];
  /** Of a whole household. */
  balance?: number;
}

type Ask = (after: string | undefined, older: number | undefined) => Promise<LineProofs>;

/** Asks for proofs page by page and recomputes each; what the phone saw before must still be the beginning of the log. */
class Check {
  readonly verdict: Verdict = { good: 0, waiting: 0, faults: [], size: 0 };
  readonly lines = new Map<string, LineProof>();
  private seen: Remembered | undefined;

  constructor(private readonly villageId: string, private readonly now: number) {
    const seen = seenLog(villageId);
    this.seen = seen;
    if (seen) this.verdict.before = { at: seen.at, size: sizeOf(seen) ?? 0 };
  }

  async run(ask: Ask): Promise<void> {
    let after: string | undefined;
    do {
      const told = await ask(after, sizeOf(this.seen));
      if (!this.take(told)) return;
      after = told.next ?? undefined;
    } while (after !== undefined);
  }

  /** False where the log itself is wrong: then no line can be believed. */
  private take({ log, lines }: LineProofs): boolean {
    const { fault, checkpoint } = this.standOf(log);
    if (fault) return this.refuse(standWords[fault]);
    if (log) this.seen = { key: log.key, checkpoint: log.checkpoint };
    this.verdict.size = checkpoint?.size ?? 0;
    for (const line of lines) this.count(line, checkLine(hashing, line, checkpoint, this.now));
    return true;
  }

  /** No log at all, where this phone has seen one, is a shorter one. */
  private standOf(log: LineProofs['log']): { fault?: StandFault; checkpoint?: Checkpoint } {
    if (log) return checkStand(hashing, log, this.seen);
    return this.seen ? { fault: 'shorter' } : {};
  }

  private refuse(words: string): false {
    this.verdict.faults.push(words);
    return false;
  }

  private count(line: LineProof, found: ReturnType<typeof checkLine>): void {
    this.lines.set(line.entryId, line);
    if (found === undefined) this.verdict.good += 1;
    else if (found === 'waiting') this.verdict.waiting += 1;
    else this.verdict.faults.push(`“${line.entry.title}”${lineWords[found]}`);
  }

  compare({ cards, balance }: Shown): void {
    let sum = 0;
    for (const { entryId, at, ...shown } of cards) {
      const line = this.lines.get(entryId);
      if (!line) this.verdict.faults.push(`“${shown.title}”没有封存凭证`);
      else for (const words of differences(line.entry, { title: shown.title, detail: shown.detail, points: shown.points, phase: shown.phase, act: shown.act, at: Date.parse(at) })) this.verdict.faults.push(`“${line.entry.title}”的${words}`);
      sum += Number(line?.entry.points ?? 0);
    }
    if (balance !== undefined && balance !== sum) this.verdict.faults.push(`页面上一共攒下 ${balance} 分,封存的各笔加起来是 ${sum} 分`);
  }

  /** What was found wrong once must not become what the phone believes. */
  remember(): void {
    if (this.seen && this.verdict.faults.length === 0) rememberLog(this.villageId, this.seen);
  }
}

async function once(villageId: string, show: () => Promise<Shown>, ask: Ask): Promise<Verdict> {
  const check = new Check(villageId, Date.now());
  // The page first: whatever it shows must then be in the proofs.
  const shown = await show();
  await check.run(ask);
  if (check.verdict.faults.length === 0) check.compare(shown);
  check.remember();
  return check.verdict;
}

/** Something may be written while we look; what is wrong is wrong again the second time. */
export async function checkRecord(villageId: string, show: () => Promise<Shown>, ask: Ask): Promise<Verdict> {
  const first = await once(villageId, show, ask);
  return first.faults.length === 0 ? first : once(villageId, show, ask);
}
