import { reportConfirmed } from '../../server/src/features/record/participation';
import { RecordService } from '../../server/src/features/record/record.service';
import { LogSealer } from '../../server/src/features/log/log-sealer.service';
import type { RunningApp } from './app';
import { YANGJIAWAN, type Villager } from './people';

let closings = 0;

/** A report of the villager's was fixed; written into the record, not yet sealed. */
export async function aLine(running: RunningApp, { memberId, householdId }: Villager, villageId: string = YANGJIAWAN): Promise<string> {
  const reportId = `closing-${(closings += 1)}`;
  const fact = { villageId, reportId, what: '垃圾满了 · 三组', at: running.clock.now() };
  await running.app.get(RecordService, { strict: false }).write(reportConfirmed(fact, { memberId, householdId, groupNo: 3 }));
  return reportId;
}

export const sealNow = (running: RunningApp, villageId: string = YANGJIAWAN): Promise<number> => running.app.get(LogSealer, { strict: false }).seal(villageId);
