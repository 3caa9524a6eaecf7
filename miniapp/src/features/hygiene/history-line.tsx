import { View } from '@tarojs/components';
import type { HouseholdHistory } from '../../../../shared/contract/hygiene-tables';
import { hundredths } from '../../../../shared/domain/grades';
import { goTo } from '../../core/navigation';
import { day } from '../../core/time';
import { Card } from '../../ui/card';
import { LineChart, type LineStop } from '../../ui/line-chart';
import { Section } from '../../ui/page';
import { Tap } from '../../ui/tap';
import { useHygieneHistory } from './hygiene-tables.queries';

/** More would stand on each other on a phone. */
const SHOWN = 6;
const FULL = 100_00;
type Point = HouseholdHistory['items'][number];

const toStop = ({ roundId, at, total, villageMean }: Point): LineStop => ({
  key: roundId, label: day(at).replace(/^\d+ 年/, ''), value: total, words: total === null ? '' : hundredths(total).replace(/\.00$/, ''), other: villageMean,
});

/** What a household got in the last rounds, as a line beside the village's mean; nothing before the first score. */
export function HistoryLine({ householdId }: { householdId: string }) {
  const items = useHygieneHistory(householdId).data?.items.slice(-SHOWN) ?? [];
  const newest = [...items].reverse().find(({ total }) => total !== null);
  if (!newest) return null;
  return (
    <Section title="历次评比" note="虚线是全村平均">
      <Card tight>
        <LineChart stops={items.map(toStop)} top={FULL} label="历次评比得分" />
        <Tap className="v-h2__more" role="link" onTap={() => goTo('resident/sheet', { roundId: newest.roundId, householdId })}>
          <View>看最近一次每一项</View>
        </Tap>
      </Card>
    </Section>
  );
}
