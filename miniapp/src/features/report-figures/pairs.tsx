import { View } from '@tarojs/components';
import type { ReportPair } from '../../../../shared/contract/report-figures';
import { goTo } from '../../core/navigation';
import { day } from '../../core/time';
import { Card } from '../../ui/card';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Picture } from '../../ui/photos';
import { useReportPairs } from './report-figures.queries';

function Pair({ pair: { reportId, kindName, label, before, after, submittedAt } }: { pair: ReportPair }) {
  return (
    <Card onTap={() => goTo('resident/report', { reportId })}>
      <View className="v-photos">
        <Picture photo={before} label={`${kindName} 办理前`} size="pair" tag="前" />
        <Picture photo={after} label={`${kindName} 办理后`} size="pair" tag="后" />
      </View>
      <View className="v-strong">{`${kindName} · ${label}`}</View>
      <View className="v-sub">{`${day(submittedAt)}上报`}</View>
    </Card>
  );
}

/** Before and after, side by side. */
export function PairGallery({ villageId }: { villageId: string }) {
  const pairs = useReportPairs(villageId);
  return (
    <Show state={stateOf(pairs)} empty={{ icon: 'picture', words: '还没有办结的前后对比。办好一件,这里就多一对' }}>
      {(items) => (
        <View>
          {items.map((pair) => <Pair key={pair.reportId} pair={pair} />)}
          <ListEnd {...pairs.more} />
        </View>
      )}
    </Show>
  );
}
