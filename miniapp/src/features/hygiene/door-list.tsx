import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RoundWork } from '../../../../shared/contract/hygiene';
import { goTo } from '../../core/navigation';
import { Card, Entry, Tag } from '../../ui/card';
import { Tabs } from '../../ui/choice';
import { SwitchRow } from '../../ui/field';
import { Section } from '../../ui/page';
import { usePlaceSwitch } from './door-place';
import { byGroup, doorWords, isLeft, isToDecide, type Household } from './round-progress';
import { ScanDoor } from './scan-door';
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

function PlaceSwitch({ roundId }: { roundId: string }) {
  const { on, turn } = usePlaceSwitch(roundId);
  return <SwitchRow title="记下位置" note="只用来证明到过门前,不公开" on={on} onChange={(wanted) => void turn(wanted)} />;
}

/** The households of a round in walking order, a group at a time: a whole village would be too much for a phone to draw. */
export function DoorList({ work }: { work: RoundWork }) {
  const onPhone = useRoundDrafts(work.roundId);
  const shared = work.mayScore && work.items.some(({ mine }) => !mine);
  const [showsAll, showAll] = useState(false);
  const shown = shared && !showsAll ? work.items.filter(({ mine }) => mine) : work.items;
  const toDecide = work.items.filter(isToDecide(onPhone));
  const groups = byGroup(shown);
  const open = (householdId: string) => goTo('staff/sheet', { roundId: work.roundId, householdId });
  const firstLeft = groups.find(([, doors]) => doors.some(isLeft(onPhone))) ?? groups[0];
  const [chosen, choose] = useState<string>();
  const [group, doors] = groups.find(([name]) => name === chosen) ?? firstLeft ?? ['', []];
  const tabs = groups.map(([name, all]) => {
    const left = all.filter(isLeft(onPhone)).length;
    return { value: name, words: left > 0 ? `${name} ${left}` : `${name} ✓` };
  });
  return (
    <>
      {work.mayScore && <ScanDoor work={work} onDoor={open} />}
      {work.mayScore && work.state === 'scoring' && <PlaceSwitch roundId={work.roundId} />}
      {toDecide.length > 0 && (
        <Section title="要您定的" note={`${toDecide.length} 户没传上去,分还在手机上`}>
          <Card tight flush tone="warm">
            {toDecide.map((one) => <Entry key={one.householdId} title={`${one.label} ${one.headName}`} note={onPhone.get(one.householdId)?.reason} onTap={() => open(one.householdId)} />)}
          </Card>
        </Section>
      )}
      {shared && <SwitchRow title="也看别人的户" note="平时只看分给您的" on={showsAll} onChange={showAll} />}
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
