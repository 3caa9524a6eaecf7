import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { useMyResidency } from '../../../features/household/my-household';
import { OrderLine } from '../../../features/redemption/order-line';
import { useMyOrders } from '../../../features/redemption/redemption.queries';
import { useMay } from '../../../features/workbench/staff-village';
import { Card } from '../../../ui/card';
import { Tabs } from '../../../ui/choice';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

const parts = [{ value: 'household', words: '我家的' }, { value: 'neighbours', words: '替邻居换的' }] as const;
type Part = (typeof parts)[number]['value'];

export default function RedemptionsPage() {
  const [asked] = useState(() => pageParam('villageId'));
  const mine = useMyResidency();
  const [of, setOf] = useState<Part>('household');
  const orders = useMyOrders(asked || mine?.village.villageId || '', of);
  return (
    <Page title="我家的兑换" offlineWords="没有信号,看过的领取码照样能用">
      {useMay('redemption:help') && <Tabs options={parts} value={of} onChange={setOf} label="哪些兑换" />}
      <Show state={stateOf(orders)} empty={{ icon: 'market', words: '还没有换过东西' }}>
        {(lines) => <Card flush>{lines.map((order) => <OrderLine key={order.orderId} order={order} withDoor={of === 'neighbours'} />)}</Card>}
      </Show>
      <ListEnd {...orders.more} />
    </Page>
  );
}
