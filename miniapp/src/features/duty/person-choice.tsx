import { View } from '@tarojs/components';
import type { DutyPerson } from '../../../../shared/contract/duty';
import { names } from '../../ui/class-names';
import { Section } from '../../ui/page';
import { Tap } from '../../ui/tap';

interface PersonChoiceProps {
  title: string;
  people: readonly DutyPerson[];
  value: string | null;
  onChange: (memberId: string | null) => void;
  /** The words of "nobody"; without them somebody must be chosen. */
  nobody?: string;
  error?: string | undefined;
}

/** One of the appointed people; who is away says so. */
export function PersonChoice({ title, people, value, onChange, nobody, error }: PersonChoiceProps) {
  const pick = (memberId: string | null, name: string, note: string) => (
    <Tap key={memberId ?? ''} className={names('v-pick', value === memberId && 'v-pick--on')} role="radio" checked={value === memberId} label={`${title} ${name}`} onTap={() => onChange(memberId)}>
      <View className="v-grow v-strong">{name}</View>
      <View className="v-sub">{note}</View>
    </Tap>
  );
  return (
    <Section title={title}>
      {error && <View className="v-field__bad">{error}</View>}
      {nobody && pick(null, nobody, '')}
      {people.map(({ memberId, name, roleName, away }) => pick(memberId, name, [roleName, away].filter(Boolean).join(' · ')))}
      {people.length === 0 && <View className="v-sub">还没有任职的人,先到“任命”里任命</View>}
    </Section>
  );
}
