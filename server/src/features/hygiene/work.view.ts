import type { z } from 'zod';
import type { WorkHousehold } from '../../../../shared/contract/hygiene';
import type { HygieneDoor } from './hygiene.entity';
import { labelOf } from './hygiene.view';
import type { HygieneSheet } from './sheet.entity';

/** What a door is to the reader of the list. */
export interface DoorOfReader {
  /** Filed by the reader, or the reader's pair. */
  sheet: Pick<HygieneSheet, 'total' | 'grade'> | undefined;
  isMine: boolean;
  /** The reader may not know what others found. */
  isBlind: boolean;
  isOwn: boolean;
  isKin: boolean;
}

type Status = z.infer<typeof WorkHousehold>['status'];

function statusOf(door: HygieneDoor, { sheet, isOwn, isKin }: DoorOfReader): Status {
  if (sheet) return 'scored';
  if (door.outcome !== 'waiting') return door.outcome;
  return isOwn ? 'own' : isKin ? 'kin' : 'waiting';
}

export function toWorkHousehold(door: HygieneDoor, code: string, reader: DoorOfReader): z.infer<typeof WorkHousehold> {
  const { total, grade } = reader.sheet ?? (reader.isBlind ? { total: null, grade: null } : door);
  return {
    householdId: door.householdId, label: labelOf(door), headName: door.headName, groupNo: door.groupNo, status: statusOf(door, reader), code, mine: reader.isMine,
    sheets: door.sheets, visits: door.visits, total, grade,
  };
}
