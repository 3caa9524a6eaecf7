import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { OrderDetail } from '../../../features/redemption/order-view';
import { useOrder } from '../../../features/redemption/redemption.queries';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function RedemptionOrderPage() {
  const [orderId] = useState(() => pageParam('orderId'));
  const order = useOrder(orderId);
  return (
    <Page title={order.data?.pickup ? '领取码' : '兑换'} offlineWords="没有信号也能领,给保管员看这个码">
      <Show state={stateOf(order)} empty={{ icon: 'market', words: '没有找到这次兑换' }}>{(read) => <OrderDetail order={read} />}</Show>
    </Page>
  );
}
