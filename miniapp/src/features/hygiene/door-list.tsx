import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RoundWork } from '../../../../shared/contract/hygiene';
import { goTo } from '../../core/navigation';
import { Card, Entry, Tag } from '../../ui/card';
import { Tabs } from '../../ui/choice';
import { Section } from '../../ui/page';
import { byGroup, doorWords, isLeft, type Household } from './round-progress';
import { useRoundDrafts, type SheetOnPhone } from './use-sheet';

interface DoorProps {
  roundId: string;
  household: Household;
  draft: SheetOnPhone | undefined;
}

function Door({ roundId, household, draft }: DoorProps) {
  const { words, tone } = doorWords(household, draft);
  const note = draft?.state === 'failed' ? draft.reason : undefined;
  return (
    <Entry
      title={`${household.label.split(' ').slice(1).join(' ')} ${household.headName}`}
      note={note}
      end={<Tag tone={tone}>{words}</Tag>}
      onTap={() => goTo('staff/sheet', { roundId, householdId: household.householdId })}
    />
  );
}

/** The households of a round in walking order, a group at a time: a whole village would be too much for a phone to draw. */
export function DoorList({ work }: { work: RoundWork }) {
  const onPhone = useRoundDrafts(work.roundId);
  const groups = byGroup(work.items);
  const firstLeft = groups.find(([, doors]) => doors.some(isLeft(onPhone))) ?? groups[0];
  const [chosen, choose] = useState<string>();
  const [group, doors] = groups.find(([name]) => name === chosen) ?? firstLeft ?? ['', []];
  const tabs = groups.map(([name, all]) => {
    const left = all.filter(isLeft(onPhone)).length;
    return { value: name, words: left > 0 ? `${name} ${left}` : `${name} ✓` };
  });
  return (
    <>
      <View className="v-gap"><Tabs options={tabs} value={group} onChange={choose} label="看哪个组" /></View>
      <Section title={group} note={`还有 ${doors.filter(isLeft(onPhone)).length} 户`}>
        <Card tight flush>
          {doors.map((household) => (
            <Door key={household.householdId} roundId={work.roundId} household={household} draft={onPhone.get(household.householdId)} />
          ))}
        </Card>
      </Section>
    </>
  );
}
