import { View } from '@tarojs/components';
import type { PairView } from '../../../../shared/contract/record';
import { CallError } from '../../core/call-error';
import { goTo } from '../../core/navigation';
import { dayWord } from '../../core/time';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { usePairs } from './record.queries';

const noPairs = { icon: 'tick-circle', words: '没有要留意的。两个人老是你报我修,会列在这里' } as const;
const namesOf = ({ people }: PairView): string => people.map(({ name }) => name).join(' 和 ');

function PairLine({ pair }: { pair: PairView }) {
  const [newest] = pair.reportIds;
  const counts = `两人之间办结 ${pair.together} 件,占他们 ${pair.ofAll} 件里的大半,共记 ${pair.points} 分`;
  return (
    <Entry
      start={<IconTile name="people" tone="warm" />}
      title={namesOf(pair)}
      note={`${counts} · 最近 ${dayWord(pair.lastAt)}`}
      onTap={newest ? () => goTo('resident/report', { reportId: newest }) : undefined}
    />
  );
}

/** For the secretary: who reports and fixes for each other all the time. A list to look at, no more. */
export function PairWatch({ villageId }: { villageId: string }) {
  const pairs = usePairs(villageId);
  // An officer of elsewhere sees this village as anybody does.
  if (pairs.error instanceof CallError && [403, 404].includes(pairs.error.status)) return null;
  const days = pairs.data ? `近 ${pairs.data.days} 天` : undefined;
  return (
    <Section title="留意一下" note={days}>
      <Show state={stateOf(pairs, ({ items }) => items.length === 0)} empty={noPairs}>
        {({ items }) => (
          <View>
            <Card tight flush>{items.map((pair) => <PairLine key={pair.people.map(({ memberId }) => memberId).join()} pair={pair} />)}</Card>
            <Card><View className="v-sub">这不等于有问题。点开最近一件看看照片,心里有数;查为不实的,办结后可以收回记分。</View></Card>
          </View>
        )}
      </Show>
    </Section>
  );
}
