import { View } from '@tarojs/components';
import type { Workbench } from '../../../../../shared/contract/workbench';
import { ModerationEntry } from '../../../features/content-check/moderation-entry';
import { CountyTools } from '../../../features/workbench/county-tools';
import { useMay } from '../../../features/workbench/staff-village';
import { VillageLoads } from '../../../features/workbench/village-loads';
import { VillageTools } from '../../../features/workbench/village-tools';
import { WeeksChart } from '../../../features/workbench/weeks-chart';
import { WorkItems } from '../../../features/workbench/work-items';
import { useWorkbench } from '../../../features/workbench/workbench.queries';
import { goTo } from '../../../core/navigation';
import { Button, FootBar } from '../../../ui/button';
import { Stat, StatRow } from '../../../ui/card';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Columns, Page, Section } from '../../../ui/page';

function Figures({ late, waiting, doneToday }: Workbench) {
  return (
    <StatRow>
      <Stat words="已超时" value={late} tone={late > 0 ? 'warm' : undefined} />
      <Stat words="等我处理" value={waiting} />
      <Stat words="今日办结" value={doneToday} tone="pine" />
    </StatRow>
  );
}

function FirstThese({ items, villages }: Workbench) {
  return (
    <Section title="先办这些" note={items.length > 0 ? '最急的在前' : undefined}>
      {items.length > 0 ? <WorkItems items={items} withVillage={villages.length > 1} /> : <Notice icon="tick-circle" words="都办完了。村民拍来的、等核实的、要打分的,会出现在这里" />}
    </Section>
  );
}

function Around({ desk }: { desk: Workbench }) {
  const village = desk.villages[0] ?? desk.items[0]?.village;
  return (
    <View>
      {desk.villages.length > 0 && <Section title="近四周随手拍"><WeeksChart weeks={desk.weeks} /></Section>}
      {desk.villages.length <= 1 && village && <Section title="日常"><VillageTools villageId={village.villageId} /></Section>}
    </View>
  );
}

function Desk({ desk }: { desk: Workbench }) {
  return (
    <>
      <Figures {...desk} />
      <Columns>
        {[
          <FirstThese key="first" {...desk} />,
          <View key="around">
            <Around desk={desk} />
            <ModerationEntry />
            <CountyTools />
            {desk.villages.length > 1 && <Section title="各村在办" note="忙的在前"><VillageLoads villages={desk.villages} /></Section>}
          </View>,
        ]}
      </Columns>
    </>
  );
}

function Acts({ villageId }: { villageId: string }) {
  return (
    <FootBar>
      <Button kind="line" onTap={() => goTo('staff/publish', { villageId })}>发一条</Button>
      <Button onTap={() => goTo('staff/round', { villageId })}>开始评比</Button>
    </FootBar>
  );
}

export default function WorkbenchPage() {
  const desk = useWorkbench();
  const village = desk.data?.villages[0];
  const mayOpen = useMay('hygiene:open');
  return (
    <Page title="村务工作台" wide foot={mayOpen && village && <Acts villageId={village.villageId} />}>
      <Show state={stateOf(desk)} empty={{ icon: 'list', words: '还没有要办的事' }}>{(read) => <Desk desk={read} />}</Show>
    </Page>
  );
}
