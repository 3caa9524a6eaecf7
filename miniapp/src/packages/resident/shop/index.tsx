import { useState } from 'react';
import { goTo, pageParam } from '../../../core/navigation';
import { useMyResidency } from '../../../features/household/my-household';
import { useShop } from '../../../features/redemption/redemption.queries';
import { Shop } from '../../../features/redemption/shop';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function ShopPage() {
  const [asked] = useState(() => ({ villageId: pageParam('villageId'), householdId: pageParam('householdId') }));
  const mine = useMyResidency();
  const villageId = asked.villageId || mine?.village.villageId || '';
  const shop = useShop(villageId, asked.householdId || undefined);
  return (
    <Page title="积分超市" pine offlineWords="没有信号,东西和积分可能不是最新的;换好的领取码照样能看">
      {villageId === '' ? <Notice icon="house" words="认领您家并核实后,就能用积分换东西" act="去认领" onAct={() => goTo('resident/claim')} /> : (
        <Show state={stateOf(shop)} empty={{ icon: 'market', words: '还没有积分超市' }}>{(read) => <Shop shop={read} />}</Show>
      )}
    </Page>
  );
}
