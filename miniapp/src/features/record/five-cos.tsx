import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '../../../../shared/route';
import type { recordRoutes, VillageRanks } from '../../../../shared/contract/record';
import { quarterName } from '../../../../shared/domain/quarters';
import { goTo } from '../../core/navigation';
import { Card, Entry, Stat, StatRow } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { COS, coLetters, FiveCos, type Co } from '../../ui/five';
import { Notice } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { BarChart } from '../../ui/show';
import { coName, countsOf, totalOf } from './phases';

type Five = OutputOf<typeof recordRoutes.fiveCos>;
type Shown = Co | 'all';

const options = [{ value: 'all', words: '全' }, ...COS.map((co) => ({ value: co, words: coLetters[co] }))] as readonly { value: Shown; words: string }[];
/** 2026Q4 → 四季度 */
const shortName = (quarter: string): string => quarterName(quarter).replace(/^\d+ 年/, '');
const oldestFirst = (items: Five['items']): Five['items'] => [...items].sort((a, b) => a.quarter.localeCompare(b.quarter));

function Chart({ items }: Pick<Five, 'items'>) {
  const [shown, show] = useState<Shown>('all');
  const valueOf = ({ phases }: Five['items'][number]): number => (shown === 'all' ? totalOf(phases) : countsOf(phases)[shown]);
  const name = shown === 'all' ? '五共一共' : coName(shown);
  const bars = oldestFirst(items).map((one, place) => ({ label: shortName(one.quarter), value: valueOf(one), isOn: place === items.length - 1 }));
  return (
    <Section title="每季办了多少" note={`${name},件`}>
      <Card tight>
        <Segmented options={options} value={shown} onChange={show} label="看哪一共" />
        <View className="v-gap"><BarChart bars={bars} label={`每季${name}`} /></View>
      </Card>
    </Section>
  );
}

const placeOf = (rank: { rank: number; of: number } | null): string => (rank ? `第 ${rank.rank} / ${rank.of}` : '—');

/** Where the village stands: by the share of its households that took part, then by points for each household. */
function Places({ ranks: { share, perHousehold, town, county, country } }: { ranks: VillageRanks }) {
  return (
    <Section title="本村排在哪" note="先比参与户的比例,再比户均积分">
      <StatRow>
        <Stat words="参与户占全村" value={`${(share / 100).toFixed(1)}%`} tone="pine" />
        <Stat words="户均积分" value={(perHousehold / 100).toFixed(2)} />
      </StatRow>
      <Card tight flush>
        <Entry title="全乡镇" end={<View className="v-strong">{placeOf(town)}</View>} />
        <Entry title="全县" end={<View className="v-strong">{placeOf(county)}</View>} />
        <Entry title="全国" end={<View className="v-strong">{placeOf(country)}</View>} />
      </Card>
    </Section>
  );
}

const shareOf = (households: number, inVillage: number): number => (inVillage > 0 ? Math.min(100, Math.round((households * 100) / inVillage)) : 0);

/** How many of a hundred households took part, quarter by quarter. */
function Shares({ items, householdsInVillage }: Pick<Five, 'items' | 'householdsInVillage'>) {
  const bars = oldestFirst(items).map((one, place) => ({ label: shortName(one.quarter), value: shareOf(one.households, householdsInVillage), isOn: place === items.length - 1 }));
  return <Section title="每季多少户参与" note="占全村住户的百分比"><Card tight><BarChart bars={bars} label="每季参与户占全村的百分比" /></Card></Section>;
}

/** A village's five co's: this quarter in figures, the quarters in bars. */
export function FiveCosView({ five: { village, items, householdsInVillage, ranks } }: { five: Five }) {
  const now = oldestFirst(items).at(-1);
  if (!now || items.every(({ phases }) => totalOf(phases) === 0)) {
    return <Notice icon="people" words={`${village.name}还没有记录。第一件修好的随手拍、第一轮评比都会记在这里`} act="去村里看看" onAct={() => goTo('village')} />;
  }
  return (
    <View>
      <Section title={`${village.name} · ${quarterName(now.quarter)}`}>
        <Card tight><FiveCos counts={countsOf(now.phases)} /></Card>
      </Section>
      <View className="v-gap">
        <StatRow>
          <Stat words="参与的人" value={now.people} />
          <Stat words={`参与户(共 ${householdsInVillage} 户)`} value={now.households} tone="pine" />
        </StatRow>
      </View>
      {ranks && <Places ranks={ranks} />}
      <Shares items={items} householdsInVillage={householdsInVillage} />
      <Chart items={items} />
      <Card><View className="v-sub">{`本季全村一共记了 ${now.points} 分。谋是一起商量,建是一起动手,管是一起看管,评是一起评比,享是一起得好处。`}</View></Card>
    </View>
  );
}
