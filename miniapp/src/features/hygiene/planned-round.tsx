import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RoundWork } from '../../../../shared/contract/hygiene';
import { goBack } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useCancelRound } from './hygiene-plan.queries';
import { startWords } from './round-words';

/** Before its start: when it will be, and that it can still be called off. */
export function PlannedRound({ work }: { work: RoundWork }) {
  const cancel = useCancelRound();
  const [isAsking, setAsking] = useState(false);
  const act = () => cancel.mutate(work.roundId, { onSuccess: () => { toast('已经取消'); goBack(); }, onSettled: () => setAsking(false) });
  return (
    <Card tone="gold">
      <View className="v-strong">{startWords(work)}</View>
      <View className="v-sub">{work.announced ? '全村都能看到这个安排' : '开始以前只有您、安排的评比员和上级看得到'}</View>
      {work.mayPlan && <View className="v-gap v-ends"><Button small kind="line" onTap={() => setAsking(true)}>取消这一轮</Button></View>}
      <Confirm open={isAsking} title="取消这一轮评比?" words="还没开始,取消后不会留下任何分数" act="取消评比" kind="warm" busy={cancel.isPending} onAct={act} onClose={() => setAsking(false)} />
    </Card>
  );
}
