import { useDoorRule } from '../../../features/door/door.queries';
import { PlateDesk } from '../../../features/door/plate-desk';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { goTo } from '../../../core/navigation';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function PlatesPage() {
  const villageId = useStaffVillage();
  const rule = useDoorRule(villageId);
  return (
    <Page title="户牌" offlineWords="没有信号,要连上网才能打印">
      <Show state={stateOf(rule, ({ groups }) => groups.length === 0)} empty={{ icon: 'house', words: '还没有登记住户。登记后每户都有自己的户牌', act: '去导入', onAct: () => goTo('staff/import', { villageId }) }}>
        {(read) => <PlateDesk villageId={villageId} rule={read} />}
      </Show>
    </Page>
  );
}
