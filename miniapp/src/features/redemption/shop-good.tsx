import { View } from '@tarojs/components';
import type { ShopGood } from '../../../../shared/contract/redemption';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Picture } from '../../ui/photos';
import { names } from '../../ui/class-names';

const limitWords = ({ stock, unit, householdLimit }: ShopGood): string =>
  [`还有 ${stock} ${unit}`, ...(householdLimit === null ? [] : [`一家一季最多 ${householdLimit} ${unit}`])].join(' · ');

/** One good: picture, points, how many are left, and one button; greyed with the reason when it cannot be had. */
export function ShopGoodCard({ good, onRedeem }: { good: ShopGood; onRedeem: () => void }) {
  const isOff = good.atMost === 0;
  return (
    <Card row>
      <View className={names('v-row', 'v-grow', isOff && 'v-good--off')}>
        <Picture photo={good.photo} label={good.name} size="m" />
        <View className="v-grow">
          <View className="v-strong">{good.name}</View>
          <View className="v-good__points">{`${good.points} 分换 1 ${good.unit}`}</View>
          <View className="v-sub">{isOff ? good.obstacleWords : limitWords(good)}</View>
        </View>
      </View>
      <Button small kind={isOff ? 'line' : 'main'} disabled={isOff} label={isOff ? `${good.name},${good.obstacleWords}` : `换${good.name}`} onTap={onRedeem}>换</Button>
    </Card>
  );
}
