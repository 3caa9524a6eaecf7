import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { useMay } from '../workbench/staff-village';

/** The way to the ranking of one's region. */
export function RankingEntry() {
  if (!useMay('record:oversee')) return null;
  return (
    <Card flush>
      <Entry start={<IconTile name="star" tone="gold" />} title="评比排名" note="各村、各组、党员户,按季度" onTap={() => goTo('staff/hygiene-table')} />
    </Card>
  );
}
