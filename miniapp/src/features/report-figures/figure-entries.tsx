import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { useMay } from '../workbench/staff-village';

/** The way to the map of a village's reports. */
export function MapEntry({ villageId }: { villageId: string }) {
  if (!villageId) return null;
  return (
    <Card flush>
      <Entry start={<IconTile name="pin" />} title="地图和数字" note="在哪里、办得怎么样、前后对比" onTap={() => goTo('resident/report-map', { villageId })} />
    </Card>
  );
}

/** The way to the figures of one's region. */
export function FiguresEntry() {
  if (!useMay('report:oversee')) return null;
  return (
    <Card flush>
      <Entry start={<IconTile name="chart" />} title="随手拍数字" note="各乡镇、各村办得怎么样,可以导出" onTap={() => goTo('staff/figures')} />
    </Card>
  );
}
