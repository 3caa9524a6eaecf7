import { View } from '@tarojs/components';
import { useState } from 'react';
import type { HouseholdCard, HouseholdView } from '../../../../shared/contract/household';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Field, TextArea } from '../../ui/field';
import { Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useHouseholds } from '../household/household-staff.queries';
import { useMerge } from './household-change.queries';

/** More than these are found by typing on. */
const SHOWN = 8;

interface TargetProps {
  household: HouseholdView;
  onChoose: (card: HouseholdCard) => void;
}

function Target({ household: { householdId, villageId }, onChoose }: TargetProps) {
  const [q, setQ] = useState('');
  const found = useHouseholds(villageId, { groupNo: undefined, q: q.trim() });
  return (
    <View>
      <Field label="并到哪一户" placeholder="户主姓名或门牌号" value={q} onChange={setQ} max={20} />
      {q.trim() !== '' && (
        <Show state={stateOf(found)} empty={{ icon: 'house', words: '没找到,换个名字或门牌号试试' }}>
          {(all) => (
            <Card tight flush>
              {all.filter((one) => one.householdId !== householdId).slice(0, SHOWN).map((one) => <Entry key={one.householdId} title={one.label} note={`户主 ${one.headName} · ${one.people} 口人`} onTap={() => onChoose(one)} />)}
            </Card>
          )}
        </Show>
      )}
    </View>
  );
}

/** The whole family goes over into another household (并户), with all its points; this door is closed. */
export function MergeForm({ household }: { household: HouseholdView }) {
  const { householdId, villageId, label } = household;
  const [isOpen, setOpen] = useState(false);
  const [target, setTarget] = useState<HouseholdCard>();
  const [reason, setReason] = useState('');
  const [isAsked, ask] = useState(false);
  const merge = useMerge(villageId);
  const check = () => (reason.trim() ? ask(true) : toast('请写明理由'));
  const send = (to: HouseholdCard) =>
    merge.mutate({ fromHouseholdId: householdId, toHouseholdId: to.householdId, reason: reason.trim() }, {
      onSuccess: () => { toast(`并好了,以后到${to.label}办理`); goTo('staff/household', { householdId: to.householdId }); },
      onSettled: () => ask(false),
    });
  if (!isOpen) return <View className="v-gap"><Button kind="line" wide onTap={() => setOpen(true)}>办并户</Button></View>;
  return (
    <Section title="并户" note="全家和积分都并过去" more="不并了" onMore={() => setOpen(false)}>
      {!target && <Target household={household} onChoose={setTarget} />}
      {target && (
        <>
          <Card tone="gold">
            <View className="v-strong">{`并到 ${target.label}`}</View>
            <View className="v-sub">{`户主 ${target.headName} · ${target.people} 口人`}</View>
            <View className="v-gap"><Button small kind="line" onTap={() => setTarget(undefined)}>换一户</Button></View>
          </Card>
          <TextArea label="为什么并户" placeholder="两户都看得到" value={reason} onChange={setReason} max={100} />
          <Button kind="main" wide busy={merge.isPending} onTap={check}>并户</Button>
          <Confirm open={isAsked} title="并户?" words={`${label}的人和积分全部并到${target.label},${label}不再使用,档案留着。办了不能撤销`} act="并户" kind="warm" busy={merge.isPending} onAct={() => send(target)} onClose={() => ask(false)} />
        </>
      )}
    </Section>
  );
}
