import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RoundWork } from '../../../../shared/contract/hygiene';
import { Button } from '../../ui/button';
import { names } from '../../ui/class-names';
import { Field } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { toast } from '../../ui/toast';
import { useDeclareKin, useTeams } from './hygiene-plan.queries';
import { doorOf } from './scan-door';

function Form({ work, onClose }: { work: RoundWork; onClose: () => void }) {
  const inspectors = useTeams(work.roundId, true).data?.inspectors ?? [];
  const declare = useDeclareKin(work.villageId);
  const [inspectorId, choose] = useState<string>();
  const [door, setDoor] = useState('');
  const [relation, setRelation] = useState('');
  const save = () => {
    const householdId = doorOf(work, door);
    if (!inspectorId || !householdId) return toast(inspectorId ? '这一轮里没有这户,请看看门牌' : '请选评比员');
    return declare.mutate({ inspectorId, householdId, relation: relation.trim() }, { onSuccess: () => { toast('登记好了,这户由别人来打'); onClose(); } });
  };
  return (
    <Sheet open title="登记评比员的亲属" onClose={onClose}>
      {inspectors.map(({ memberId, name }) => (
        <Tap key={memberId} className={names('v-pick', memberId === inspectorId && 'v-pick--on')} role="radio" checked={memberId === inspectorId} label={name} onTap={() => choose(memberId)}>
          <View className="v-strong">{name}</View>
        </Tap>
      ))}
      <Field label="哪一户" placeholder="门牌号或户主姓名" value={door} max={24} onChange={setDoor} />
      <Field label="什么亲戚(可以不写)" value={relation} max={20} onChange={setRelation} />
      <View className="v-sheet__actions"><Button kind="line" onTap={onClose}>先不了</Button><Button busy={declare.isPending} onTap={save}>登记回避</Button></View>
    </Sheet>
  );
}

/** Staff record kin that an inspector has not declared. */
export function KinRecord({ work }: { work: RoundWork }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <View className="v-gap">
      <Button kind="line" wide onTap={() => setOpen(true)}>登记评比员的亲属</Button>
      {isOpen && <Form work={work} onClose={() => setOpen(false)} />}
    </View>
  );
}
