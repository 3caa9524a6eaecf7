import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LineObjectionView } from '../../../../shared/contract/record-objection';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { Objection } from './objection-card';
import { useLateObjections, useVillageObjections } from './record-objection.queries';

const pointsWords = (points: number): string => `${points > 0 ? '+' : ''}${points} 分`;

/** Which door, which line, what they say; answered where it stands. */
function DeskObjection({ objection, villageName }: { objection: LineObjectionView; villageName?: string }) {
  const { entryId, householdLabel, title, points, state } = objection;
  const [isAnswering, answer] = useState(false);
  return (
    <View className="v-gap">
      <Card>
        <View className="v-strong">{[villageName, householdLabel].filter(Boolean).join(' ')}</View>
        <View>{`${title} · ${pointsWords(points)}`}</View>
        <View className="v-row v-gap">
          <Button small kind="line" onTap={() => goTo('resident/record-line', { entryId })}>看这一笔</Button>
          {state === 'open' && !isAnswering && <Button small onTap={() => answer(true)}>答复</Button>}
        </View>
      </Card>
      <View className="v-gap"><Objection objection={objection} mayDecide={isAnswering} /></View>
    </View>
  );
}

/** What households of a village do not agree with, newest first. */
export function VillageLineObjections({ villageId }: { villageId: string }) {
  const objections = useVillageObjections(villageId);
  return (
    <Section title="档案异议" note="要在期限内答复">
      <Show state={stateOf(objections)} empty={{ icon: 'tick-circle', words: '没有人对记的分提异议' }}>
        {(items) => <>{items.map((one) => <DeskObjection key={one.objectionId} objection={one} />)}<ListEnd {...objections.more} /></>}
      </Show>
    </Section>
  );
}

/** What the villages of a town or county have not answered in time, the oldest first. */
export function LateLineObjections({ regionCode }: { regionCode: string }) {
  const late = useLateObjections(regionCode);
  return (
    <Section title="超时没答复的" note="最早的在前,最多 100 条">
      <Show state={stateOf(late, ({ items }) => items.length === 0)} empty={{ icon: 'tick-circle', words: '各村都按时答复了' }}>
        {({ items }) => items.map((one) => <DeskObjection key={one.objectionId} objection={one} villageName={one.villageName} />)}
      </Show>
    </Section>
  );
}
