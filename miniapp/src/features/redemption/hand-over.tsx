import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { redemptionErrors, type OrderView } from '../../../../shared/contract/redemption';
import { isPickupScan, pickupIn } from '../../../../shared/domain/redemption';
import { wordsOf } from '../../core/call-error';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/list-state';
import { OrderFace } from './order-view';
import { useHandOver, useLookUp } from './redemption-staff.queries';

const canScan = process.env.TARO_ENV !== 'h5';

interface Found {
  code: string;
  order: OrderView;
}

function useCounter(villageId: string) {
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<string>();
  const lookUp = useLookUp(villageId);
  const handOver = useHandOver(villageId);
  const look = (typed: string) => {
    const code = pickupIn(typed);
    setFound(undefined);
    if (code === undefined) return setProblem(redemptionErrors.REDEMPTION_CODE_WRONG.message);
    setProblem(undefined);
    lookUp.mutate(code, { onSuccess: (order) => setFound({ code, order }), onError: (error) => setProblem(wordsOf(error)) });
  };
  const give = () => found && handOver.mutate(found.code, { onSuccess: (order) => setFound({ code: found.code, order }) });
  const clear = () => {
    setFound(undefined);
    setProblem(undefined);
  };
  return { found, problem, look, give, clear, isLooking: lookUp.isPending, isGiving: handOver.isPending };
}

async function scan(onScan: (scanned: string) => void): Promise<void> {
  const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => undefined);
  if (scanned) onScan(isPickupScan(scanned.result) ? scanned.result : '');
}

/** What lies under the code: for which door, and one button; afterwards, that it is done. */
function FoundOrder({ found: { order }, isGiving, onGive, onNext }: { found: Found; isGiving: boolean; onGive: () => void; onNext: () => void }) {
  const isWaiting = order.state === 'waiting';
  return (
    <View>
      <OrderFace order={order} />
      {isWaiting && <Button wide busy={isGiving} onTap={onGive}>核对好了,交给他</Button>}
      {order.state === 'handed-over' && <Notice icon="tick-circle" words={order.handedOver?.byName ? `已经领走了,${order.handedOver.byName}经手` : '已经领走了'} />}
      {order.ended && <Notice icon="bell" words={`这一单不能领:${order.ended.reason || '已取消'},积分已退回`} />}
      <View className="v-gap"><Button kind="line" wide onTap={onNext}>{isWaiting ? '不是他的,重新扫' : '下一位'}</Button></View>
    </View>
  );
}

/** The keeper's counter: scan or type, see what it is and whose, hand over. */
export function HandOver({ villageId }: { villageId: string }) {
  const [typed, setTyped] = useState('');
  const { found, problem, look, give, clear, isLooking, isGiving } = useCounter(villageId);
  const next = () => {
    setTyped('');
    clear();
  };
  if (found) return <FoundOrder found={found} isGiving={isGiving} onGive={give} onNext={next} />;
  return (
    <View>
      {canScan && <Button wide icon="check-box" onTap={() => void scan(look)}>扫领取码</Button>}
      <View className="v-gap">
        <Field
          label={canScan ? '扫不出来,就输八个数字' : '输入八个数字'} type="number" placeholder="例如:1234 5678" value={typed} max={12} {...(problem && { error: problem })}
          onChange={(words) => { setTyped(words); clear(); }} onDone={() => look(typed)}
        />
        <View className="v-gap"><Button wide kind={canScan ? 'line' : 'main'} busy={isLooking} disabled={typed.trim() === ''} onTap={() => look(typed)}>看看是什么</Button></View>
      </View>
    </View>
  );
}
