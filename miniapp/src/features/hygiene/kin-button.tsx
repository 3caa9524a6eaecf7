import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useDeclareKin } from './hygiene-plan.queries';
import type { Household } from './round-progress';

/** 亲属回避: said at the door by the inspector, kept from then on. */
export function KinButton({ villageId, household: { householdId, label } }: { villageId: string; household: Household }) {
  const [isAsking, setAsking] = useState(false);
  const declare = useDeclareKin(villageId);
  const act = (relation: string) =>
    declare.mutate({ householdId, relation: relation.slice(0, 20) }, { onSuccess: () => toast('登记好了,这户由别人来打'), onSettled: () => setAsking(false) });
  return (
    <View className="v-gap">
      <Button kind="line" wide onTap={() => setAsking(true)}>这是我的亲戚家,要回避</Button>
      <Confirm
        open={isAsking}
        title={`登记${label}是您的亲属?`}
        words="登记后您不能给这户打分,由别的评比员来打。登错了请村书记撤销"
        act="登记回避"
        reason="什么亲戚(可以不写),例如:姐姐家"
        reasonOptional
        busy={declare.isPending}
        onAct={act}
        onClose={() => setAsking(false)}
      />
    </View>
  );
}
