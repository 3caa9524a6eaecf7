import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { useMay } from '../workbench/staff-village';

/** The way to how inspectors differ and what villages have not decided in time. */
export function SuperviseEntry() {
  if (!useMay('hygiene:supervise')) return null;
  return <Card flush><Entry start={<IconTile name="scale" />} title="评比监督" note="评比员打分差别、超时没定的异议" onTap={() => goTo('staff/drift')} /></Card>;
}

/** The same of one round, for those above; nothing is compared before it is published. */
export function RoundDriftEntry({ roundId }: { roundId: string }) {
  if (!useMay('hygiene:supervise')) return null;
  return <Card flush><Entry start={<IconTile name="scale" />} title="这一轮的打分差别" note="哪位评比员比别人打得高、打得低" onTap={() => goTo('staff/drift', { roundId })} /></Card>;
}
