import { useState } from 'react';
import type { HeldView } from '../../../../../shared/contract/content-check';
import { goBack, pageParam } from '../../../core/navigation';
import { useDecideCheck, useHeld, useHeldOne } from '../../../features/content-check/content-check.queries';
import { HeldList } from '../../../features/content-check/held-list';
import { HeldText } from '../../../features/content-check/held-view';
import { Button, FootBar } from '../../../ui/button';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';
import { Confirm } from '../../../ui/sheet';
import { toast } from '../../../ui/toast';

function Desk() {
  const held = useHeld();
  return (
    <Page title="内容审核" wide>
      <Show state={stateOf(held)} empty={{ icon: 'check-box', words: '没有等人看的内容。机器拿不准的会出现在这里' }}>
        {(items) => <><HeldList items={items} /><ListEnd {...held.more} /></>}
      </Show>
    </Page>
  );
}

function Acts({ held }: { held: HeldView }) {
  const decide = useDecideCheck();
  const [refusing, setRefusing] = useState(false);
  const { checkId, version } = held;
  const act = (decision: 'approve' | 'refuse', reason = '') =>
    decide.mutate({ checkId, version, decision, reason }, {
      onSuccess: () => { toast(decision === 'approve' ? '通过了,大家看得到了' : '退回了,作者会看到理由'); goBack(); },
      onSettled: () => setRefusing(false),
    });
  return (
    <>
      <FootBar>
        <Button kind="line" disabled={decide.isPending} onTap={() => setRefusing(true)}>不通过</Button>
        <Button busy={decide.isPending} onTap={() => act('approve')}>通过</Button>
      </FootBar>
      <Confirm
        open={refusing} title="不让它公开?" words="作者会看到您写的理由,可以申诉一次" act="退回给作者" kind="warm" reason="例如:照片里有别人家的门牌和人脸"
        busy={decide.isPending} onAct={(reason) => act('refuse', reason)} onClose={() => setRefusing(false)}
      />
    </>
  );
}

function One({ checkId }: { checkId: string }) {
  const held = useHeldOne(checkId);
  return (
    <Page title="内容审核" foot={held.data?.mayDecide && <Acts held={held.data} />}>
      <Show state={stateOf(held)} empty={{ icon: 'check-box', words: '这一条已经处理了' }}>{(data) => <HeldText held={data} />}</Show>
    </Page>
  );
}

/** The moderator's desk; with a check in its address, that one. */
export default function ModerationPage() {
  const [checkId] = useState(() => pageParam('checkId'));
  return checkId ? <One checkId={checkId} /> : <Desk />;
}
