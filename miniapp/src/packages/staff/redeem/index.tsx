import { HandOver } from '../../../features/redemption/hand-over';
import { WaitingOrders } from '../../../features/redemption/waiting-orders';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { Page } from '../../../ui/page';

export default function RedeemPage() {
  const villageId = useStaffVillage();
  return (
    <Page title="发东西" offlineWords="没有信号,查不了领取码。请先记下门牌和八个数字,有信号时再输">
      <HandOver villageId={villageId} />
      <WaitingOrders villageId={villageId} />
    </Page>
  );
}
