import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';

/** The way to "check my record", for a whole household or one line. */
export function CheckEntry(which: { householdId: string } | { entryId: string }) {
  const isLine = 'entryId' in which;
  return (
    <Card flush>
      <Entry
        start={<IconTile name="tick-circle" />}
        title={isLine ? '核对这一笔' : '核对我家的档案'}
        note="手机自己算一遍,看有没有被人改过"
        onTap={() => goTo('resident/check', { ...which })}
      />
    </Card>
  );
}
