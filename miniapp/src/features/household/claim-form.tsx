import { View } from '@tarojs/components';
import { useState } from 'react';
import type { z } from 'zod';
import type { VillageName } from '../../../../shared/contract/common';
import { NewClaim } from '../../../../shared/contract/household';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { ensureConsent } from '../../core/privacy';
import { useForm } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChoiceGrid, type Choice } from '../../ui/choice';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { toast, toastError } from '../../ui/toast';
import { GroupChoice } from './group-choice';
import { useClaim, useGroups } from './household.queries';

type Claim = z.input<typeof NewClaim>;
const presences: Choice<Claim['presence']>[] = [
  { value: 'home', words: '我在村里住', icon: 'house' },
  { value: 'away', words: '我在外地', icon: 'road' },
];
// Group 0 is refused by the schema until one is chosen.
const blank: Claim = { groupNo: 0, doorNo: '', personName: '', presence: 'home' };

/** Group, door, name, at home or away; the village verifies it. */
export function ClaimForm({ village }: { village: VillageName }) {
  const form = useForm(NewClaim, blank);
  const [key, setKey] = useState(newIdempotencyKey);
  const claim = useClaim(village.villageId, key);
  const groups = useGroups(village.villageId).data ?? [];
  const { value, problems, set } = form;
  const refused = (error: unknown) => {
    form.refuse(error);
    setKey(newIdempotencyKey());
    toastError(error);
  };
  const send = async () => {
    const checked = form.check();
    if (!checked) return toast(value.groupNo === 0 ? '请选您家在哪个组' : '请看红字提示改一下');
    if (!(await ensureConsent())) return toast('同意隐私说明后才能认领');
    claim.mutate(checked, { onError: refused });
  };
  return (
    <View>
      <Section title={`我家在${village.name}`} note={village.townName}>
        <Card tight>
          <View className="v-sub">哪个组?</View>
          <GroupChoice villageId={village.villageId} value={value.groupNo || null} onChange={(groupNo) => set({ groupNo })} />
          {groups.length === 0 && <View className="v-gap">这个村还没有登记住户,请村干部先登记,再来认领。</View>}
          {problems.groupNo && <View className="v-late">请选您家在哪个组</View>}
        </Card>
        <Field label="门牌号" placeholder="例如:12 或 12-1" value={value.doorNo} max={7} error={problems.doorNo} onChange={(doorNo) => set({ doorNo })} />
        <Field label="您的姓名" placeholder="户口本上的名字" value={value.personName} max={20} error={problems.personName} hint="只给核实的村干部和组长看" onChange={(personName) => set({ personName })} />
      </Section>
      <Section title="现在住哪里?">
        <ChoiceGrid choices={presences} columns={2} value={value.presence} onChange={(presence) => set({ presence })} label="现在住哪里" />
      </Section>
      <View className="v-gap"><Button wide busy={claim.isPending} busyWords="正在送去核实…" onTap={() => void send().catch(toastError)}>认领我家</Button></View>
    </View>
  );
}
