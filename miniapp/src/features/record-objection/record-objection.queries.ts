import { useQuery } from '@tanstack/react-query';
import { lineObjectionRoutes } from '../../../../shared/contract/record-objection';
import { call } from '../../core/call';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { keepFile, pathOfKept } from '../../core/kept-files';
import { usePaged } from '../../core/paged';
import { uploadPhotoFor } from '../../core/upload-photo';
import { useKeyedAct, useAct } from '../workbench/use-act';

const upload = uploadPhotoFor('report');
const sendPhoto = async (path: string): Promise<string> => upload(await pathOfKept(await keepFile(path)), newIdempotencyKey());

export const useLineObjections = (entryId: string) =>
  useQuery({ queryKey: ['line-objections', entryId], queryFn: () => call(lineObjectionRoutes.ofLine, { params: { entryId } }), meta: { keep: false } });

export const useObject = (entryId: string) =>
  useKeyedAct(async ({ words, askedBy, paths }: { words: string; askedBy: string; paths: readonly string[] }, key) => {
    const photoIds: string[] = [];
    for (const path of paths) photoIds.push(await sendPhoto(path));
    return call(lineObjectionRoutes.file, { params: { entryId }, body: { words, askedBy, photoIds } }, { key });
  });

export const useWithdrawObjection = () => useAct((objectionId: string) => call(lineObjectionRoutes.withdraw, { params: { objectionId } }));

export const useDecideObjection = () =>
  useKeyedAct(({ objectionId, ...body }: { objectionId: string; verdict: 'upheld' | 'declined'; reason: string }, key) =>
    call(lineObjectionRoutes.decide, { params: { objectionId }, body }, { key }));

export const useVillageObjections = (villageId: string) =>
  usePaged(['line-objections', 'village', villageId], (after) => call(lineObjectionRoutes.list, { params: { villageId }, query: { after } }), villageId !== '');

export const useLateObjections = (regionCode: string) =>
  useQuery({ queryKey: ['line-objections', 'late', regionCode], queryFn: () => call(lineObjectionRoutes.late, { params: { regionCode } }), enabled: regionCode !== '' });
