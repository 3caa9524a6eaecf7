import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ObjectionView } from '../../../../shared/contract/hygiene-review';
import { goTo } from '../../core/navigation';
import { Button, FootBar } from '../../ui/button';
import { names } from '../../ui/class-names';
import { Confirm, Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { toast } from '../../ui/toast';
import { resultWords } from './objection-words';
import { useAssign, useDecide } from './review-staff.queries';

function Inspectors({ objection, onDone }: { objection: ObjectionView; onDone: () => void }) {
  const { objectionId, inspectors, version } = objection;
  const assign = useAssign(objectionId);
  const [chosen, choose] = useState(inspectors.length === 1 ? inspectors[0]?.memberId : undefined);
  const send = () => chosen && assign.mutate({ inspectorId: chosen, version }, { onSuccess: () => { toast('安排好了,已告诉这户'); onDone(); } });
  return (
    <Sheet open title="请谁去复核?" onClose={onDone}>
      <View className="v-sub">没打过这户、不住这户、不是亲属的评比员</View>
      {inspectors.length === 0 && <View className="v-gap v-strong">村里没有合适的评比员,请乡镇整治办再任命一位</View>}
      {inspectors.map(({ memberId, name }) => (
        <Tap key={memberId} className={names('v-pick', chosen === memberId && 'v-pick--on')} role="radio" checked={chosen === memberId} label={name} onTap={() => choose(memberId)}>
          <View className="v-strong v-grow">{name}</View>
        </Tap>
      ))}
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onDone}>先不了</Button>
        <Button busy={assign.isPending} disabled={!chosen} onTap={send}>请去复核</Button>
      </View>
    </Sheet>
  );
}

function Verdict({ objection, outcome, onDone }: { objection: ObjectionView; outcome: 'upheld' | 'declined'; onDone: () => void }) {
  const { objectionId, version, secondLook, before } = objection;
  const decide = useDecide(objectionId);
  const act = (reason: string) => decide.mutate({ outcome, reason, version }, { onSuccess: () => toast('定了,已告诉这户'), onSettled: onDone });
  const isUpheld = outcome === 'upheld';
  return (
    <Confirm
      open title={isUpheld ? `改为 ${secondLook ? resultWords(secondLook) : ''}?` : `维持 ${resultWords(before)}?`}
      words={isUpheld ? '按复核的分改。已经记入档案的,旧的冲销、新的重记' : '理由这户看得到,请用大白话写清楚'}
      act={isUpheld ? '就这样改' : '就这样定'} kind={isUpheld ? 'main' : 'warm'} reason={isUpheld ? '例如:复核时院子是干净的' : '例如:复核时柴草还堆在路边'}
      busy={decide.isPending} onAct={act} onClose={onDone}
    />
  );
}

type Asking = 'assign' | 'upheld' | 'declined';

/** What this person can do next; nothing when it is somebody else's turn. */
export function ObjectionActs({ objection }: { objection: ObjectionView }) {
  const [asking, ask] = useState<Asking>();
  const done = () => ask(undefined);
  const { mayAssign, mayLook, mayDecide, state, objectionId } = objection;
  return (
    <>
      <FootBar>
        {mayAssign && <Button kind={mayLook ? 'line' : 'main'} onTap={() => ask('assign')}>{state === 'open' ? '安排复核' : '换一个人去'}</Button>}
        {mayLook && <Button onTap={() => goTo('staff/second-look', { objectionId })}>去复核打分</Button>}
        {mayDecide && <Button kind="line" onTap={() => ask('declined')}>维持原分</Button>}
        {mayDecide && <Button onTap={() => ask('upheld')}>改过来</Button>}
      </FootBar>
      {asking === 'assign' && <Inspectors objection={objection} onDone={done} />}
      {(asking === 'upheld' || asking === 'declined') && <Verdict objection={objection} outcome={asking} onDone={done} />}
    </>
  );
}

export const hasActs = ({ mayAssign, mayLook, mayDecide }: ObjectionView): boolean => mayAssign || mayLook || mayDecide;
