import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '../../../../shared/contract/redemption';
import { orderStateNames } from '../../../../shared/domain/redemption';
import { dayTime } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';
import { Confirm } from '../../ui/sheet';
import { Picture } from '../../ui/photos';
import { toast } from '../../ui/toast';
import { Timeline, type Step } from '../../ui/show';
import { Section } from '../../ui/page';
import { Pickup } from './pickup';
import { hoursWords, lastDay, whatWords } from './redemption-words';
import { useCancelOrder } from './redemption.queries';
import { TakeBack } from './take-back';

/** What was redeemed, for which door; the same for the household and the keeper. */
export function OrderFace({ order }: { order: OrderView }) {
  const { photo, goodName, points, state, householdLabel, personName, helperName } = order;
  return (
    <Card row>
      <Picture photo={photo} label={goodName} size="m" />
      <View className="v-grow">
        <View className="v-title">{whatWords(order)}</View>
        <View className="v-strong">{`${householdLabel} ${personName}`}</View>
        <View className="v-sub">{[`${points} 分`, ...(helperName === null ? [] : [`${helperName}代办`])].join(' · ')}</View>
        <Tag tone={state === 'waiting' ? 'warm' : 'grey'}>{orderStateNames[state]}</Tag>
      </View>
    </Card>
  );
}

function stepsOf({ createdAt, handedOver, ended, helperName, fetchBy, state, hours }: OrderView): Step[] {
  const steps: Step[] = [{ key: 'made', title: '换好了', note: [dayTime(createdAt), ...(helperName === null ? [] : [`${helperName}代办`])].join(' · ') }];
  if (handedOver) steps.unshift({ key: 'handed', title: '领走了', note: [dayTime(handedOver.at), ...(handedOver.byName ? [`${handedOver.byName}经手`] : [])].join(' · ') });
  if (ended) steps.unshift({ key: 'ended', title: `${orderStateNames[state]},积分退回了`, note: [dayTime(ended.at), ended.reason, ...(ended.byName ? [ended.byName] : [])].filter(Boolean).join(' · ') });
  if (state === 'waiting') steps.unshift({ key: 'now', isNow: true, title: `${lastDay(fetchBy)}前来领`, note: hoursWords(hours) });
  return steps;
}

function CancelOrder({ order }: { order: OrderView }) {
  const [isAsking, ask] = useState(false);
  const cancel = useCancelOrder(order.orderId);
  const act = (reason: string) => cancel.mutate(reason, { onSuccess: () => { ask(false); toast('取消了,积分退回了'); } });
  return (
    <View className="v-gap">
      <Button kind="line" wide onTap={() => ask(true)}>不换了,取消</Button>
      <Confirm
        open={isAsking} title="取消这次兑换?" words={`${order.points} 分会退回${order.cancelNeedsReason ? '他家' : '您家'},东西放回货架。`} act="取消兑换" kind="warm"
        {...(order.cancelNeedsReason && { reason: '为什么取消,住户会看到' })} busy={cancel.isPending} onAct={act} onClose={() => ask(false)}
      />
    </View>
  );
}

/** One order: the code to show while it waits, what happened since, and what can be done. */
export function OrderDetail({ order }: { order: OrderView }) {
  return (
    <View>
      {order.pickup && <Pickup pickup={order.pickup} />}
      <OrderFace order={order} />
      <Section title="经过"><Card tight><Timeline steps={stepsOf(order)} /></Card></Section>
      {order.mayCancel && <CancelOrder order={order} />}
      {order.mayTakeBack && <TakeBack order={order} />}
    </View>
  );
}
