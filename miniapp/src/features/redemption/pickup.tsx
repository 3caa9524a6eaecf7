import { View } from '@tarojs/components';
import type { OrderView } from '../../../../shared/contract/redemption';
import { Card } from '../../ui/card';
import { Qr } from '../../ui/qr';

/** Large enough to be scanned across a counter and read by old eyes; there without a signal, too. */
export function Pickup({ pickup: { spoken, qr } }: { pickup: NonNullable<OrderView['pickup']> }) {
  return (
    <Card>
      <View className="v-pickup">
        <View className="v-sub">给保管员扫一扫,或者念这八个数字</View>
        <View className="v-gap"><Qr rows={qr} label={`领取码 ${spoken}`} /></View>
        <View className="v-pickup__digits">{spoken}</View>
      </View>
    </Card>
  );
}
