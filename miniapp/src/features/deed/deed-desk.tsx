import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DeedState, DeedView } from '../../../../shared/contract/deed';
import { Button } from '../../ui/button';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { DeedLine } from './deed-line';
import { useDecideDeed, useDeeds, useFoundFalse } from './deed.queries';

function Decide({ deed: { deedId, state } }: { deed: DeedView }) {
  const decide = useDecideDeed();
  const foundFalse = useFoundFalse();
  const [isAsked, ask] = useState(false);
  const done = { onSuccess: () => toast('办好了'), onSettled: () => ask(false) };
  const isWaiting = state === 'waiting';
  const say = (reason: string) => (isWaiting ? decide.mutate({ deedId, verdict: 'refuse', reason }, done) : foundFalse.mutate({ deedId, reason }, done));
  return (
    <View className="v-row v-gap">
      <Button small kind="line" onTap={() => ask(true)}>{isWaiting ? '不确认' : '查下来不对'}</Button>
      {isWaiting && <Button small busy={decide.isPending} onTap={() => decide.mutate({ deedId, verdict: 'confirm', reason: '' }, done)}>确认,记分</Button>}
      <Confirm
        open={isAsked} title={isWaiting ? '不确认这件好事?' : '收回这件好事的分?'} act={isWaiting ? '不确认' : '收回'} kind="warm" reason="他们家会看到理由,例如:那天没有活动"
        busy={decide.isPending || foundFalse.isPending} onAct={say} onClose={() => ask(false)}
      />
    </View>
  );
}

/** What waits for somebody's word, or was decided. */
export function DeedDesk({ villageId, state }: { villageId: string; state: DeedState }) {
  const deeds = useDeeds(villageId, state);
  return (
    <View>
      <Show state={stateOf(deeds)} empty={{ icon: 'tick-circle', words: state === 'waiting' ? '没有等确认的好事' : '还没有' }}>
        {(items) => <View>{items.map((deed) => <DeedLine key={deed.deedId} deed={deed}>{deed.mayDecide && <Decide deed={deed} />}</DeedLine>)}</View>}
      </Show>
      <ListEnd {...deeds.more} />
    </View>
  );
}
