import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { useMay } from '../workbench/staff-village';

/** The way to the moderator's desk, for those who have one. */
export function ModerationEntry() {
  if (!useMay('content:moderate')) return null;
  return (
    <Card flush>
      <Entry start={<IconTile name="check-box" tone="gold" />} title="内容审核" note="机器拿不准的、作者申诉的" onTap={() => goTo('staff/moderation')} />
    </Card>
  );
}
