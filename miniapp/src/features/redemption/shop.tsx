import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ShopGood, ShopView } from '../../../../shared/contract/redemption';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Notice } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { NeighbourPick } from './neighbour-pick';
import { RedeemSheet } from './redeem-sheet';
import { hoursWords } from './redemption-words';
import { ShopGoodCard } from './shop-good';

function ShopPurse({ shop: { village, household, hours } }: { shop: ShopView }) {
  return (
    <View className="v-purse">
      <View className="v-purse__sub">{household ? `${village.name} ${household.label}${household.isOwn ? '' : '(替他家换)'}` : village.name}</View>
      {household ? <View className="v-big">{`${household.balance} 分`}</View> : <View className="v-title">认领门户后才能换</View>}
      <View className="v-purse__sub">{hoursWords(hours)}</View>
    </View>
  );
}

function Waiting({ shop: { waiting, village } }: { shop: ShopView }) {
  return (
    <Card flush tight tone={waiting > 0 ? 'gold' : undefined}>
      <Entry
        start={<IconTile name="check-box" tone={waiting > 0 ? 'gold' : 'pine'} />}
        title={waiting > 0 ? `有 ${waiting} 样等着去领` : '换过的东西'}
        note={waiting > 0 ? '点开看领取码' : '每一次都在这里'}
        onTap={() => goTo('resident/redemptions', { villageId: village.villageId })}
      />
    </Card>
  );
}

function HelpNeighbour({ villageId }: { villageId: string }) {
  const [isOpen, open] = useState(false);
  const choose = (householdId: string) => {
    open(false);
    goTo('resident/shop', { villageId, householdId });
  };
  return (
    <View className="v-gap">
      <Button kind="line" wide icon="people" onTap={() => open(true)}>替没有手机的邻居换</Button>
      {isOpen && <NeighbourPick villageId={villageId} onChoose={choose} onClose={() => open(false)} />}
    </View>
  );
}

/** The points shop (积分超市) of a village for one household. */
export function Shop({ shop }: { shop: ShopView }) {
  const [chosen, choose] = useState<ShopGood>();
  const { goods, hours, budgetLeft, household } = shop;
  const note = hours.onlyWhenOpen ? '兑换日才能换' : budgetLeft === null ? undefined : `本季全村还能换 ${budgetLeft} 分`;
  return (
    <View>
      <ShopPurse shop={shop} />
      <View className="v-over"><Waiting shop={shop} /></View>
      {shop.mayHelp && (household === null || household.isOwn) && <HelpNeighbour villageId={shop.village.villageId} />}
      <Section title="可以换的东西" {...(note && { note })}>
        {goods.map((good) => <ShopGoodCard key={good.goodId} good={good} onRedeem={() => choose(good)} />)}
        {goods.length === 0 && <Notice icon="market" words="还没有东西可以换,等村里进货" />}
      </Section>
      {chosen && <RedeemSheet shop={shop} good={chosen} onClose={() => choose(undefined)} />}
    </View>
  );
}
