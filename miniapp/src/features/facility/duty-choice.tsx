import { View } from '@tarojs/components';
import { names } from '../../ui/class-names';
import { Section } from '../../ui/page';
import { Tap } from '../../ui/tap';
import { useFacilityPeople } from './facility.queries';

interface DutyChoiceProps {
  villageId: string;
  value: string | null;
  onChange: (memberId: string | null) => void;
}

/** Who looks after it; nobody means that the responsibility table decides. */
export function DutyChoice({ villageId, value, onChange }: DutyChoiceProps) {
  const people = useFacilityPeople(villageId).data ?? [];
  const pick = (memberId: string | null, name: string, note: string) => (
    <Tap key={memberId ?? ''} className={names('v-pick', value === memberId && 'v-pick--on')} role="radio" checked={value === memberId} label={`谁来管 ${name}`} onTap={() => onChange(memberId)}>
      <View className="v-grow v-strong">{name}</View>
      <View className="v-sub">{note}</View>
    </Tap>
  );
  return (
    <Section title="谁来管">
      {pick(null, '按责任表', '不专门定人')}
      {people.map(({ memberId, name, roleName }) => pick(memberId, name, roleName))}
    </Section>
  );
}
