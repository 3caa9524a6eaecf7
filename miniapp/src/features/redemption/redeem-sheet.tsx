import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ShopGood, ShopView } from '../../../../shared/contract/redemption';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/choice';
import { Sheet } from '../../ui/sheet';
import { useRedeem } from './redemption.queries';
import { hoursWords } from './redemption-words';

/** More at once is nobody's shopping. */
const OFFERED = 5;

interface RedeemSheetProps {
  shop: ShopView;
  good: ShopGood;
  onClose: () => void;
}

/** What it costs, what is left, where it is fetched: in plain words, before anything happens. */
export function RedeemSheet({ shop, good, onClose }: RedeemSheetProps) {
  const { village, household, hours } = shop;
  const [quantity, setQuantity] = useState(1);
  const redeem = useRedeem(village.villageId);
  const points = quantity * good.points;
  const counts = Array.from({ length: Math.min(good.atMost, OFFERED) }, (_, at) => ({ value: at + 1, words: String(at + 1) }));
  const act = () => redeem.mutate(
    { goodId: good.goodId, quantity, points: good.points, householdId: household && !household.isOwn ? household.householdId : null },
    { onSuccess: ({ orderId }) => { onClose(); goTo('resident/redemption-order', { orderId }); } },
  );
  return (
    <Sheet open title={`换 ${quantity} ${good.unit}${good.name}?`} onClose={onClose}>
      {counts.length > 1 && <View className="v-row v-gap"><Segmented options={counts} value={quantity} onChange={setQuantity} label={`换几${good.unit}`} /></View>}
      <View className="v-title v-gap">{`用掉 ${points} 分,还剩 ${(household?.balance ?? 0) - points} 分`}</View>
      {household && !household.isOwn && <View className="v-strong">{`替 ${household.label} 换,用他家的积分;会记下您的名字`}</View>}
      <View className="v-sub">{`${hoursWords(hours)}。${hours.keepDays} 天没来领,会自动取消、积分退回。领走前也可以自己取消。`}</View>
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onClose}>先不了</Button>
        <Button busy={redeem.isPending} onTap={act}>换</Button>
      </View>
    </Sheet>
  );
}
