import { useMutation, useQuery } from '@tanstack/react-query';
import { erasureRoutes } from '../../../../shared/contract/erasure';
import { logRoutes, type LineProof, type VillageLog } from '../../../../shared/contract/log';
import { recordRoutes } from '../../../../shared/contract/record';
import { checkStand, standWords } from '../../../../shared/domain/transparency/record-check';
import { call } from '../../core/call';
import { openFile } from '../../core/open-file';
import { signOut } from '../../core/session';
import { toastError } from '../../ui/toast';
import { checkRecord, type Shown, type Verdict } from './check-record';
import { hashing } from './hashing';
import { rememberLog, seenLog, sizeOf } from './seen-log';

const PAGE = 50;
const fresh = { gcTime: 0, staleTime: 0, retry: false, meta: { keep: false } } as const;

/** Every line of the household as its page shows it. */
async function shownOf(householdId: string): Promise<Shown> {
  const cards: Shown['cards'][number][] = [];
  let [after, balance]: [string | undefined, number | undefined] = [undefined, undefined];
  do {
    const page: Awaited<ReturnType<typeof readRecord>> = await readRecord(householdId, after);
    balance ??= page.balance;
    cards.push(...page.entries.items);
    after = page.entries.next ?? undefined;
  } while (after !== undefined);
  return { cards, balance };
}

const readRecord = (householdId: string, after: string | undefined) => call(recordRoutes.household, { params: { householdId }, query: { after, limit: PAGE } });

async function checkHousehold(householdId: string): Promise<Verdict> {
  const { village } = await readRecord(householdId, undefined);
  const ask = (after: string | undefined, older: number | undefined) => call(logRoutes.household, { params: { householdId }, query: { after, older, limit: PAGE } });
  return checkRecord(village.villageId, () => shownOf(householdId), ask);
}

export interface LineVerdict extends Verdict {
  /** What the household may take to anybody's verifier. */
  exported: string;
}

async function checkOneLine(entryId: string): Promise<LineVerdict> {
  let proof: LineProof | undefined;
  const { village } = await call(recordRoutes.entry, { params: { entryId } });
  const ask = async (_: string | undefined, older: number | undefined) => {
    const told = await call(logRoutes.line, { params: { entryId }, query: { older } });
    proof = told.lines[0];
    return told;
  };
  const verdict = await checkRecord(village.villageId, async () => ({ cards: [await call(recordRoutes.entry, { params: { entryId } })] }), ask);
  return { ...verdict, exported: proof ? JSON.stringify({ entry: proof.entry, salt: proof.salt, position: proof.position }) : '' };
}

/** Always computed anew. */
export const useHouseholdCheck = (householdId: string) =>
  useQuery({ queryKey: ['log', 'check', 'household', householdId], queryFn: () => checkHousehold(householdId), enabled: householdId !== '', ...fresh });
export const useLineCheck = (entryId: string) =>
  useQuery({ queryKey: ['log', 'check', 'line', entryId], queryFn: () => checkOneLine(entryId), enabled: entryId !== '', ...fresh });

export interface CheckedLog extends VillageLog {
  /** What is wrong with the checkpoint itself, against what this phone saw last. */
  fault?: string;
}

async function readLog(villageId: string): Promise<CheckedLog> {
  const seen = seenLog(villageId);
  const told = await call(logRoutes.village, { params: { villageId }, query: { older: sizeOf(seen) } });
  if (!told.log) return seen ? { ...told, fault: standWords.shorter } : told;
  const stand = checkStand(hashing, told.log, seen);
  if ('fault' in stand) return { ...told, fault: standWords[stand.fault] };
  rememberLog(villageId, { key: told.log.key, checkpoint: told.log.checkpoint });
  return told;
}

export const useVillageLog = (villageId: string) =>
  useQuery({ queryKey: ['log', 'village', villageId], queryFn: () => readLog(villageId), enabled: villageId !== '', ...fresh });

export const usePrintLog = (villageId: string, name: string) =>
  useMutation({ mutationFn: () => openFile(logRoutes.print, { params: { villageId } }, `${name}封存凭证.pdf`), onError: toastError });

/** The account ends; this phone is signed out. */
export const useEraseMe = () =>
  useMutation({
    mutationFn: async () => {
      await call(erasureRoutes.eraseMe, { body: { confirm: '注销' } });
      await signOut();
    },
    onError: toastError,
  });
