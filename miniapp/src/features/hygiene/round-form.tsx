import { View } from '@tarojs/components';
import { isoDay } from '../../core/time';
import { useForm } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field, SwitchRow } from '../../ui/field';
import { Section } from '../../ui/page';
import { useVillageChecklist } from '../checklist/checklist.queries';
import { useGroups } from '../household/household.queries';
import { NewRound, useOpenRound } from './hygiene-staff.queries';
import { SampleFields, StartFields } from './round-plan-fields';

interface GroupsProps {
  villageId: string;
  chosen: readonly number[];
  onChange: (groupNos: number[]) => void;
}

function Groups({ villageId, chosen, onChange }: GroupsProps) {
  const groups = useGroups(villageId).data ?? [];
  const turn = (groupNo: number) => (on: boolean) =>
    onChange(on ? [...chosen, groupNo].sort((a, b) => a - b) : chosen.filter((other) => other !== groupNo));
  return (
    <Section title="评哪些组" note={chosen.length === 0 ? '全村' : `${chosen.length} 个组`}>
      <Card tight>
        <SwitchRow title="全村都评" on={chosen.length === 0} onChange={(on) => onChange(on ? [] : groups.map(({ groupNo }) => groupNo))} />
        {groups.map(({ groupNo, name, households }) => (
          <SwitchRow key={groupNo} title={name} note={`${households} 户`} on={chosen.includes(groupNo)} onChange={turn(groupNo)} />
        ))}
      </Card>
    </Section>
  );
}

/** 11 月入户评比 */
const usualTitle = (): string => `${Number(isoDay(Date.now()).slice(5, 7))} 月入户评比`;

interface RoundFormProps {
  villageId: string;
  /** Town or county comes unannounced. */
  isInspection?: boolean;
  onOpened: (roundId: string) => void;
}

/** Opens a round, or plans one: its name, whom it is about, when it starts, how long the notice period lasts. */
export function RoundForm({ villageId, isInspection = false, onOpened }: RoundFormProps) {
  const form = useForm(NewRound, { title: isInspection ? '上级检查' : usualTitle(), groupNos: [] });
  const usualDays = useVillageChecklist(villageId).data?.checklist.noticeDays;
  const open = useOpenRound(villageId, isInspection);
  const { title, groupNos = [], noticeDays, startsAt = null } = form.value;
  const submit = () => {
    const body = form.check();
    if (body) open.mutate(body, { onSuccess: ({ roundId }) => onOpened(roundId), onError: form.refuse });
  };
  const plan = { plan: form.value, onChange: form.set, isInspection };
  return (
    <View>
      <Field label="这一轮叫什么" value={title} onChange={(words) => form.set({ title: words })} error={form.problems.title} max={40} />
      <Groups villageId={villageId} chosen={groupNos} onChange={(chosen) => form.set({ groupNos: chosen })} />
      <SampleFields {...plan} />
      <StartFields {...plan} />
      <Field
        label="公示几天"
        type="number"
        value={noticeDays ? String(noticeDays) : ''}
        onChange={(days) => form.set({ noticeDays: days === '' ? undefined : Number(days) })}
        placeholder={usualDays ? `不填就是 ${usualDays} 天` : '不填就按评比清单'}
        hint="公示期里大家能看到结果,到期后记入各家档案"
        error={form.problems.noticeDays && '公示 1 到 30 天'}
        max={2}
      />
      <View className="v-gap"><Button wide busy={open.isPending} onTap={submit}>{startsAt === null ? '开始评比' : '定下这一轮'}</Button></View>
    </View>
  );
}
