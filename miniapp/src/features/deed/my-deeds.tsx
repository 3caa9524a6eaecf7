import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DeedView } from '../../../../shared/contract/deed';
import { useDrafts } from '../../core/drafts';
import { Button } from '../../ui/button';
import { DraftLine } from '../../ui/draft-line';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { dayWords } from '../record-rule/rule-names';
import { DeedLine } from './deed-line';
import { useMyDeeds, useWithdrawDeed } from './deed.queries';
import { DEED, type DeedDraft } from './deed.outbox';

function Withdraw({ deed }: { deed: DeedView }) {
  const withdraw = useWithdrawDeed();
  const [isAsked, ask] = useState(false);
  const act = (reason: string) => withdraw.mutate({ deedId: deed.deedId, reason }, { onSuccess: () => toast('撤回了'), onSettled: () => ask(false) });
  return (
    <View>
      <View className="v-gap"><Button small kind="line" onTap={() => ask(true)}>撤回</Button></View>
      <Confirm open={isAsked} title="撤回这件好事?" words={deed.state === 'confirmed' ? '已记的分会收回' : ''} act="撤回" reason="例如:报错了日子" busy={withdraw.isPending} onAct={act} onClose={() => ask(false)} />
    </View>
  );
}

/** What our household reported, and what still waits on the phone. */
export function MyDeeds({ villageId }: { villageId: string }) {
  const deeds = useMyDeeds(villageId);
  const onPhone = useDrafts(DEED).filter(({ state }) => state !== 'sent');
  return (
    <Section title="我家报的好事">
      {onPhone.map((draft) => {
        const { kindName, day } = draft.payload as DeedDraft;
        return <DraftLine key={draft.id} draft={draft} title={`${kindName} · ${dayWords(day)}`} />;
      })}
      <Show state={stateOf(deeds)} empty={{ icon: 'raise', words: '还没有报过。出了义务工、帮了邻居,报上来,确认后记一笔' }}>
        {(items) => <View>{items.map((deed) => <DeedLine key={deed.deedId} deed={deed}>{deed.mayWithdraw && <Withdraw deed={deed} />}</DeedLine>)}</View>}
      </Show>
      <ListEnd {...deeds.more} />
    </Section>
  );
}
