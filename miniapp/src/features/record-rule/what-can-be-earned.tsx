import { View } from '@tarojs/components';
import type { EarnableView } from '../../../../shared/contract/rule-trial';
import { goTo } from '../../core/navigation';
import { Card, Entry, Tag } from '../../ui/card';
import { Seal } from '../../ui/five';
import { Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { coOf } from '../record/phases';
import { actNames } from './rule-names';
import { useEarnable } from './rule-trial.queries';

interface WhatCanBeEarnedProps {
  householdId: string;
  villageId: string;
}

const titleOf = ({ act, words }: EarnableView): string => (act === 'deed-confirmed' ? (words.split(',')[0] ?? '') : actNames[act]);

function Line({ item, villageId }: { item: EarnableView; villageId: string }) {
  const open = item.act === 'deed-confirmed' && !item.isFull ? { onTap: () => goTo('resident/deeds', { villageId, kind: item.kind }) } : {};
  const note = <View><View>{item.pointsWords}</View><View>{item.leftWords}</View></View>;
  return <Entry start={<Seal co={coOf[item.phase]} />} title={titleOf(item)} note={note} {...(item.isFull && { end: <Tag tone="grey">记满了</Tag> })} {...open} />;
}

/** What our household can still earn today, this week and this quarter. */
export function WhatCanBeEarned({ householdId, villageId }: WhatCanBeEarnedProps) {
  const earnable = useEarnable(householdId);
  return (
    <Section title="还能记哪些分" more="规则 ›" onMore={() => goTo('resident/rules', { villageId })}>
      <Show state={stateOf(earnable)} empty={{ icon: 'list', words: '村里还没有能记分的事' }}>
        {(items) => <Card tight flush>{items.map((item) => <Line key={item.act + item.kind} item={item} villageId={villageId} />)}</Card>}
      </Show>
    </Section>
  );
}
