import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { useMay } from '../workbench/staff-village';

/** The way to how inspectors differ and what villages have not decided in time. */
export function SuperviseEntry() {
  if (!useMay('hygiene:supervise')) return null;
  return <Card flush><Entry start={<IconTile name="scale" />} title="评比监督" note="评比员打分差别、超时没定的异议" onTap={() => goTo('staff/drift')} /></Card>;
}
