import { useState } from 'react';
import { GoodsList } from '../../../features/redemption/goods-list';
import { LedgerList } from '../../../features/redemption/ledger-list';
import { useDesk } from '../../../features/redemption/redemption-staff.queries';
import { ShopSettingForm } from '../../../features/redemption/shop-setting';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { goTo } from '../../../core/navigation';
import { Button, FootBar } from '../../../ui/button';
import { Tabs } from '../../../ui/choice';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

const parts = [{ value: 'goods', words: '东西' }, { value: 'ledger', words: '台账' }, { value: 'setting', words: '日子和额度' }] as const;
type Part = (typeof parts)[number]['value'];

export default function GoodsPage() {
  const villageId = useStaffVillage();
  const desk = useDesk(villageId);
  const [part, setPart] = useState<Part>('goods');
  const [isAdding, setAdding] = useState(false);
  const { mayKeep = false, mayManage = false } = desk.data ?? {};
  const foot = part === 'goods' && (mayKeep || mayManage) && (
    <FootBar>
      {mayManage && <Button kind="line" icon="plus" onTap={() => setAdding(true)}>加一样</Button>}
      {mayKeep && <Button icon="check-box" onTap={() => goTo('staff/redeem', { villageId })}>发东西</Button>}
    </FootBar>
  );
  return (
    <Page title="积分超市" wide foot={foot} offlineWords="没有信号,要连上网才能改">
      <Tabs options={parts} value={part} onChange={setPart} label="积分超市" />
      {part === 'ledger' ? <LedgerList villageId={villageId} /> : (
        <Show state={stateOf(desk)} empty={{ icon: 'market', words: '还没有积分超市' }}>
          {(read) => (part === 'goods'
            ? <GoodsList desk={read} isAdding={isAdding} onAdded={() => setAdding(false)} />
            : <ShopSettingForm key={read.setting.version} desk={read} />)}
        </Show>
      )}
    </Page>
  );
}
