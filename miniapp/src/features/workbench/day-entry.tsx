import type { Workbench } from '../../../../shared/contract/workbench';
import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { useMay } from './staff-village';

/** The way to one's own day, for those who do the work. */
export function DayEntry({ desk }: { desk: Workbench }) {
  const isWorker = useMay('report:work');
  const own = desk.items.filter(({ verb }) => verb === '拍照办结').length;
  if (!isWorker && own === 0) return null;
  return (
    <Card flush>
      <Entry start={<IconTile name="pin" tone="warm" />} title="今天的活" note={own > 0 ? `${own} 件,按走路的顺序排好` : '派给您的事会排在这里'} onTap={() => goTo('staff/day')} />
    </Card>
  );
}
