import { View } from '@tarojs/components';
import { useState } from 'react';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { useEraseMe } from './log.queries';

/** The account ends for good (注销). */
export function LeaveForGood() {
  const [isAsking, ask] = useState(false);
  const erase = useEraseMe();
  return (
    <Section title="注销">
      <Card tight>
        <View className="v-sub">不再用了,可以注销:称呼、微信身份、认领的门户都删掉,档案里不再写着您。您家的积分和每一笔还在。</View>
        <View className="v-gap"><Button kind="line" wide onTap={() => ask(true)}>注销我的账号</Button></View>
      </Card>
      <Confirm
        open={isAsking}
        title="真的要注销?"
        words="注销后没法恢复。以后再来,要重新认领、重新核实。"
        act="注销"
        kind="warm"
        busy={erase.isPending}
        onAct={() => erase.mutate(undefined, { onSuccess: () => goTo('home') })}
        onClose={() => ask(false)}
      />
    </Section>
  );
}
