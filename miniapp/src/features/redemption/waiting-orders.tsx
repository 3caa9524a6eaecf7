import { Card } from '../../ui/card';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { OrderLine } from './order-line';
import { useVillageOrders } from './redemption-staff.queries';

/** What has been put aside and not been fetched. */
export function WaitingOrders({ villageId }: { villageId: string }) {
  const orders = useVillageOrders(villageId, 'waiting');
  return (
    <Section title="等着来领的">
      <Show state={stateOf(orders)} empty={{ icon: 'tick-circle', words: '都领走了' }}>
        {(lines) => <Card tight flush>{lines.map((order) => <OrderLine key={order.orderId} order={order} withDoor />)}</Card>}
      </Show>
      <ListEnd {...orders.more} />
    </Section>
  );
}
