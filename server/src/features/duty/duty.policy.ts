import type { NewDutyLine } from '../../../../shared/contract/duty';
import type { ErrorDetail } from '../../../../shared/errors';
import type { Place } from './duty-places.service';
import type { DutyLineRow } from './duty.entity';
import type { Roll } from './duty-roll';

export interface Known {
  roll: Roll;
  kinds: ReadonlyMap<string, string>;
  facilities: ReadonlyMap<string, Place>;
}

/** What is wrong with a line, by its fields. */
export function lineProblems(asked: NewDutyLine, { roll, kinds, facilities }: Known): ErrorDetail[] {
  const { groupNo, facilityId, kindId, memberId, deputyId } = asked;
  return [
    ...when(groupNo !== null && facilityId !== null, 'facilityId', '组和设施只能选一个'),
    ...when(facilityId !== null && !facilities.has(facilityId), 'facilityId', '没有这个设施,请重新选择'),
    ...when(kindId !== null && !kinds.has(kindId), 'kindId', '没有这个上报类型,请重新选择'),
    ...when(!roll.serves(memberId), 'memberId', '这个人现在没有任职,请重新选择'),
    ...when(deputyId !== null && !roll.serves(deputyId), 'deputyId', '这个人现在没有任职,请重新选择'),
    ...when(deputyId === memberId, 'deputyId', '代班人不能是责任人自己'),
  ];
}

const when = (isWrong: boolean, path: string, message: string): ErrorDetail[] => (isWrong ? [{ path, message }] : []);

/** What the audit log keeps of a line. */
export const oldLine = ({ lineKey, memberId, deputyId, solveMinutes }: DutyLineRow): Record<string, unknown> => ({ lineKey, memberId, deputyId, solveMinutes });
