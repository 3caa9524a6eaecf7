import { View } from '@tarojs/components';
import { useState } from 'react';
import type { HouseholdView } from '../../../../shared/contract/household';
import { Button } from '../../ui/button';
import { names } from '../../ui/class-names';
import { Field, TextArea } from '../../ui/field';
import { Section } from '../../ui/page';
import { Tap } from '../../ui/tap';
import { toast } from '../../ui/toast';
import { useSplit } from './household-change.queries';

/** Some of the family get a door of their own (分户), with a share of the points; the first one chosen is the head. */
export function SplitForm({ household: { householdId, villageId, groupNo, persons } }: { household: HouseholdView }) {
  const [isOpen, setOpen] = useState(false);
  const [personIds, setPersonIds] = useState<readonly string[]>([]);
  const [doorNo, setDoorNo] = useState('');
  const [points, setPoints] = useState('0');
  const [reason, setReason] = useState('');
  const split = useSplit(villageId);
  const toggle = (id: string) => setPersonIds(personIds.includes(id) ? personIds.filter((other) => other !== id) : [...personIds, id]);
  const send = () => {
    const [headPersonId] = personIds;
    if (!headPersonId) return toast('请选择谁分出去');
    if (!reason.trim()) return toast('请写明理由');
    const body = { householdId, groupNo, doorNo: doorNo.trim(), personIds: [...personIds], headPersonId, points: Number(points) || 0, reason: reason.trim() };
    split.mutate(body, { onSuccess: ({ to }) => toast(`分好了,新的一户是${to.label}`) });
  };
  if (!isOpen) return <View className="v-gap"><Button kind="line" wide onTap={() => setOpen(true)}>办分户</Button></View>;
  return (
    <Section title="分户" note="先选的人当新户主">
      {persons.map(({ personId, name, relation }) => (
        <Tap key={personId} className={names('v-pick', personIds.includes(personId) && 'v-pick--on')} role="checkbox" checked={personIds.includes(personId)} label={`${name} ${relation}`} onTap={() => toggle(personId)}>
          {`${name} · ${relation}${personIds[0] === personId ? ' · 新户主' : ''}`}
        </Tap>
      ))}
      <Field label="新门牌号(同一个组)" placeholder="例如 30" value={doorNo} onChange={setDoorNo} max={7} />
      <Field label="带走多少积分" type="number" value={points} onChange={setPoints} max={7} />
      <TextArea label="为什么分户" placeholder="两户都看得到" value={reason} onChange={setReason} max={100} />
      <Button kind="main" wide busy={split.isPending} onTap={send}>分户</Button>
    </Section>
  );
}
