import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '../../../../shared/contract/redemption';
import { Button } from '../../ui/button';
import { ChoiceGrid } from '../../ui/choice';
import { TextArea } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useTakeBack } from './redemption-staff.queries';

const fates = [{ value: 'restock', words: '还能用,放回货架' }, { value: 'write-off', words: '坏了,报损' }] as const;
type Fate = (typeof fates)[number]['value'];

/** After hand-over: points go back, the goods to the shelf or off the books. */
export function TakeBack({ order }: { order: OrderView }) {
  const [isOpen, open] = useState(false);
  const [reason, setReason] = useState('');
  const [goods, setGoods] = useState<Fate>('restock');
  const takeBack = useTakeBack(order.orderId);
  const act = () => takeBack.mutate({ reason: reason.trim(), goods }, { onSuccess: () => { open(false); toast('退好了,积分退回了'); } });
  return (
    <View className="v-gap">
      <Button kind="line" wide onTap={() => open(true)}>办退货</Button>
      <Sheet open={isOpen} title="办退货" onClose={() => open(false)}>
        <ChoiceGrid choices={fates} value={goods} onChange={setGoods} columns={2} label="东西怎么处理" />
        <TextArea label="为什么退" placeholder="住户会看到" value={reason} onChange={setReason} max={200} />
        <View className="v-sheet__actions">
          <Button kind="line" onTap={() => open(false)}>先不了</Button>
          <Button kind="warm" busy={takeBack.isPending} disabled={reason.trim() === ''} onTap={act}>退货,退回积分</Button>
        </View>
      </Sheet>
    </View>
  );
}
