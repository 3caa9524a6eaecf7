import { View } from '@tarojs/components';
import { useState } from 'react';
import type { FiguresView, KindCount } from '../../../../shared/contract/report-figures';
import { FIGURE_WINDOWS, figureWindowNames, type FigureWindow } from '../../../../shared/domain/report-figures';
import { Card, Entry, Stat, StatRow } from '../../ui/card';
import { Tabs } from '../../ui/choice';
import { Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { BarChart } from '../../ui/show';
import { figureLines } from './figure-words';
import { useVillageFigures } from './report-figures.queries';

export const windowTabs = FIGURE_WINDOWS.map((value) => ({ value, words: figureWindowNames[value] }));
const BARS = 5;

/** The four counts everybody asks for first. */
export function FigureCounts({ figures }: { figures: FiguresView }) {
  return (
    <StatRow>
      <Stat words="上报" value={figures.total} />
      <Stat words="在办" value={figures.open} />
      <Stat words="超时" value={figures.late} tone={figures.late > 0 ? 'warm' : undefined} />
      <Stat words="办结" value={figures.closed} tone="pine" />
    </StatRow>
  );
}

export function FigureLines({ figures }: { figures: FiguresView }) {
  return (
    <Card tight flush>
      {figureLines(figures).map(({ title, note, value }) => <Entry key={title} title={title} note={note} end={<View className="v-strong">{value}</View>} />)}
    </Card>
  );
}

/** The most frequent kinds. */
export function KindBars({ kinds }: { kinds: readonly KindCount[] }) {
  if (kinds.length === 0) return null;
  const bars = kinds.slice(0, BARS).map(({ kindName, total }, at) => ({ label: kindName, value: total, isOn: at === 0 }));
  return <Section title="什么事最多"><Card tight><BarChart bars={bars} label="各类上报" /></Card></Section>;
}

/** The numbers of a village, for everybody. */
export function VillageReportFigures({ villageId }: { villageId: string }) {
  const [window, setWindow] = useState<FigureWindow>('month');
  const read = useVillageFigures(villageId, window);
  return (
    <View>
      <Tabs options={windowTabs} value={window} onChange={setWindow} label="哪段时间" />
      <Show state={stateOf(read, ({ figures }) => figures.total === 0)} empty={{ icon: 'chart', words: '这段时间没有人上报。换一段时间看看' }}>
        {({ figures, byKind }) => (
          <View>
            <FigureCounts figures={figures} />
            <Section title="办得怎么样"><FigureLines figures={figures} /></Section>
            <KindBars kinds={byKind} />
          </View>
        )}
      </Show>
    </View>
  );
}
