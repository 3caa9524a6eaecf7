import { View } from '@tarojs/components';
import { useState } from 'react';
import { NewAppointment } from '../../../../shared/contract/member';
import { groupName } from '../../../../shared/domain/groups';
import { mayAppoint, roleNames, ROLES, type Role } from '../../../../shared/domain/permissions';
import { townCodeOf } from '../../../../shared/domain/regions';
import { standingOf, useMe } from '../../core/session';
import { useForm } from '../../core/use-form';
import { Button } from '../../ui/button';
import { ChoiceGrid } from '../../ui/choice';
import { Field } from '../../ui/field';
import { Show, stateOf } from '../../ui/list-state';
import { names } from '../../ui/class-names';
import { Section } from '../../ui/page';
import { Tap } from '../../ui/tap';
import { toast } from '../../ui/toast';
import { useGroups } from '../household/household.queries';
import { useResidents } from '../household/household-staff.queries';
import { useAppoint } from './appointment-staff.queries';

const GROUP_ROLES: readonly Role[] = ['group-leader', 'cleaner'];
const WHOLE = '0';

interface AppointFormProps {
  villageId: string;
  /** Today's official code of the village. */
  code: string;
  onDone: () => void;
}

function ResidentChoice({ villageId, value, onChange, error }: { villageId: string; value: string; onChange: (memberId: string) => void; error: string | undefined }) {
  const [q, setQ] = useState('');
  const residents = useResidents(villageId, q.trim());
  return (
    <Section title="任命谁">
      <Field label="找一位村民" value={q} onChange={setQ} placeholder="姓名" max={20} error={error && '请选一位村民'} />
      <Show state={stateOf(residents)} empty={{ icon: 'people', words: q ? '没找到。要先认领住户并核实过,才能任命' : '还没有核实过的村民。核实认领后,就能在这里选' }}>
        {(all) => (
          <>
            {all.map(({ memberId, name, householdLabel, presence }) => (
              <Tap key={memberId} className={names('v-pick', value === memberId && 'v-pick--on')} role="radio" checked={value === memberId} label={`${name} ${householdLabel}`} onTap={() => onChange(memberId)}>
                <View className="v-grow v-strong">{name}</View>
                <View className="v-sub">{presence === 'away' ? `${householdLabel} · 在外` : householdLabel}</View>
              </Tap>
            ))}
            {residents.more.hasMore && <View className="v-gap"><Button small kind="line" onTap={residents.more.onMore}>再看一些</Button></View>}
          </>
        )}
      </Show>
    </Section>
  );
}

function GroupChoice({ villageId, value, onChange }: { villageId: string; value: number | null; onChange: (groupNo: number | null) => void }) {
  const groups = useGroups(villageId).data ?? [];
  const choices = [{ value: WHOLE, words: '全村' }, ...groups.map(({ groupNo }) => ({ value: String(groupNo), words: groupName(groupNo) }))];
  return (
    <Section title="管哪里">
      <ChoiceGrid choices={choices} value={String(value ?? WHOLE)} onChange={(chosen) => onChange(Number(chosen) || null)} label="管哪里" />
    </Section>
  );
}

/** Gives a verified resident a role; only roles below the giver's own are offered. */
export function AppointForm({ villageId, code, onDone }: AppointFormProps) {
  const standing = standingOf(useMe());
  const regionFor = (role: Role): string => (role === 'town-officer' ? townCodeOf(code) : code);
  const roles = ROLES.filter((role) => mayAppoint(standing, role, regionFor(role))).map((value) => ({ value, words: roleNames[value] }));
  const form = useForm(NewAppointment, { memberId: '', role: roles[0]?.value ?? 'cleaner', regionCode: code, groupNo: null });
  const appoint = useAppoint();
  const { memberId, role, groupNo = null } = form.value;
  const submit = () => {
    const body = form.check();
    if (body) appoint.mutate(body, { onSuccess: ({ memberName, roleName }) => { toast(`${memberName}现在是${roleName}`); onDone(); }, onError: form.refuse });
  };
  return (
    <View>
      <Section title="什么职务">
        <ChoiceGrid choices={roles} value={role} onChange={(chosen) => form.set({ role: chosen, regionCode: regionFor(chosen), groupNo: null })} label="什么职务" />
      </Section>
      {GROUP_ROLES.includes(role) && <GroupChoice villageId={villageId} value={groupNo} onChange={(no) => form.set({ groupNo: no })} />}
      <ResidentChoice villageId={villageId} value={memberId} onChange={(id) => form.set({ memberId: id })} error={form.problems.memberId} />
      <View className="v-gap"><Button wide busy={appoint.isPending} onTap={submit}>任命</Button></View>
    </View>
  );
}
