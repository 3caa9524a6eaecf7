import { View } from '@tarojs/components';
import type { SimulationView } from '../../../../shared/contract/rule-trial';
import { quarterName } from '../../../../shared/domain/quarters';
import { Card, Entry, Stat, StatRow } from '../../ui/card';
import { Section } from '../../ui/page';

const signed = (change: number): string => (change > 0 ? `+${change}` : String(change));

function Changes({ title, changes }: { title: string; changes: SimulationView['gains'] }) {
  if (changes.length === 0) return null;
  return (
    <Section title={title}>
      <Card tight flush>
        {changes.map(({ householdId, householdLabel, before, after }) => <Entry key={householdId} title={householdLabel} note={`原来 ${before} 分,会是 ${after} 分`} end={<View className="v-strong">{signed(after - before)}</View>} />)}
      </Card>
    </Section>
  );
}

/** What a change would have done to a quarter that is over. */
export function SimulationResult({ result }: { result: SimulationView }) {
  const { quarter, acts, before, after, cappedBefore, cappedAfter, households, gaining, losing, cutAt } = result;
  return (
    <Section title={`放到${quarterName(quarter)}试算`} note={cutAt === null ? `${acts} 件事、${households} 户` : `事太多,只算了最早的 ${cutAt} 件`}>
      <StatRow>
        <Stat words="全村原来" value={before} />
        <Stat words="全村会是" value={after} tone={after < before ? 'warm' : 'pine'} />
      </StatRow>
      <Card><View>{`${gaining} 户多了,${losing} 户少了,其余不变。到上限没记分的事,原来 ${cappedBefore} 件,会是 ${cappedAfter} 件`}</View></Card>
      <Changes title="多得最多的" changes={result.gains} />
      <Changes title="少得最多的" changes={result.losses} />
    </Section>
  );
}
