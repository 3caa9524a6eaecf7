import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';

/** The way from the rounds to what is looked at in them. */
export function ChecklistEntry({ villageId }: { villageId: string }) {
  return (
    <Card flush>
      <Entry title="评什么、怎么打分" note="现在用的评比清单" start={<IconTile name="list" />} onTap={() => goTo('resident/checklist', { villageId })} />
    </Card>
  );
}
