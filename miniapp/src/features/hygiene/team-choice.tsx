import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RoundTeams } from '../../../../shared/contract/hygiene-plan';
import { groupName } from '../../../../shared/domain/groups';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { names } from '../../ui/class-names';
import { Section } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import { toast } from '../../ui/toast';
import { useAssign, useTeams } from './hygiene-plan.queries';

type Team = RoundTeams['teams'][number];
const toBody = ({ inspectors, groupNos, householdIds }: Team) => ({ inspectorIds: inspectors.map(({ memberId }) => memberId), groupNos, householdIds });
const turned = <T,>(all: readonly T[], one: T): T[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one]);
const scopeOf = ({ groupNos, householdIds }: Team): string =>
  [groupNos.map(groupName).join('、'), householdIds.length > 0 ? `${householdIds.length} 户` : ''].filter(Boolean).join('、') || '全部';

interface PickProps {
  words: string;
  isOn: boolean;
  onTap: () => void;
}
const Pick = ({ words, isOn, onTap }: PickProps) => (
  <Tap className={names('v-pick', isOn && 'v-pick--on')} role="checkbox" checked={isOn} label={words} onTap={onTap}><View className="v-strong">{words}</View></Tap>
);

interface NewTeamProps {
  inspectors: RoundTeams['inspectors'];
  groupNos: readonly number[];
  onDone: (team: { inspectorIds: string[]; groupNos: number[] }) => void;
  onClose: () => void;
}

/** One inspector or a pair, and their groups. */
function NewTeam({ inspectors, groupNos, onDone, onClose }: NewTeamProps) {
  const [people, setPeople] = useState<string[]>([]);
  const [groups, setGroups] = useState<number[]>([]);
  const done = () => (people.length === 0 || people.length > 2 ? toast('选一位评比员,或两位搭档') : onDone({ inspectorIds: people, groupNos: groups }));
  return (
    <Sheet open title="谁来评哪些组" onClose={onClose}>
      <View className="v-sub">选一位,或两位搭档(两人合打一张)</View>
      {inspectors.map(({ memberId, name }) => <Pick key={memberId} words={name} isOn={people.includes(memberId)} onTap={() => setPeople(turned(people, memberId))} />)}
      {groupNos.length > 1 && <View className="v-sub v-gap">哪些组(不选就是全部)</View>}
      {groupNos.length > 1 && groupNos.map((no) => <Pick key={no} words={groupName(no)} isOn={groups.includes(no)} onTap={() => setGroups(turned(groups, no))} />)}
      <View className="v-sheet__actions"><Button kind="line" onTap={onClose}>先不了</Button><Button onTap={done}>定了</Button></View>
    </Sheet>
  );
}

interface TeamChoiceProps {
  roundId: string;
  groupNos: readonly number[];
}

/** Who scores what; without teams every inspector may score every door. */
export function TeamChoice({ roundId, groupNos }: TeamChoiceProps) {
  const read = useTeams(roundId, true).data;
  const assign = useAssign(roundId);
  const [isAdding, setAdding] = useState(false);
  if (!read) return null;
  const save = (teams: ReturnType<typeof toBody>[]) => assign.mutate({ teams }, { onSuccess: () => setAdding(false) });
  return (
    <Section title="分工" note={read.teams.length === 0 ? '没分工,评比员都能打' : undefined}>
      <Card tight flush>
        {read.teams.map((team) => (
          <Entry
            key={team.teamId}
            title={team.inspectors.map(({ name }) => name).join('、')}
            note={scopeOf(team)}
            end={<Button small kind="line" onTap={() => save(read.teams.filter((other) => other !== team).map(toBody))} label={`去掉${team.inspectors.map(({ name }) => name).join('、')}`}>去掉</Button>}
          />
        ))}
        <Entry title="加一组评比员" onTap={() => setAdding(true)} />
      </Card>
      {isAdding && (
        <NewTeam inspectors={read.inspectors} groupNos={groupNos} onClose={() => setAdding(false)} onDone={(team) => save([...read.teams.map(toBody), { ...team, householdIds: [] }])} />
      )}
    </Section>
  );
}
