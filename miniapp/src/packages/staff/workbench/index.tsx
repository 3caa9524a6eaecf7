import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Workbench } from '../../../../../shared/contract/workbench';
import { deskSectionNames, emptySectionWords, type DeskSection } from '../../../../../shared/domain/desk-sections';
import { ModerationEntry } from '../../../features/content-check/moderation-entry';
import { LateObjectionsEntry } from '../../../features/record-objection/late-objections-entry';
import { BulkFoot, useBulk, type Bulk } from '../../../features/workbench/bulk-assign';
import { RankingEntry } from '../../../features/hygiene/ranking-entry';
import { FiguresEntry } from '../../../features/report-figures/figure-entries';
import { SuperviseEntry } from '../../../features/hygiene-review/review-entries';
import { CountyTools } from '../../../features/workbench/county-tools';
import { DayEntry } from '../../../features/workbench/day-entry';
import { DeskSections } from '../../../features/workbench/desk-sections';
import { useMay, useStaffVillage } from '../../../features/workbench/staff-village';
import { VillageLoads } from '../../../features/workbench/village-loads';
import { VillageTools } from '../../../features/workbench/village-tools';
import { WeeksChart } from '../../../features/workbench/weeks-chart';
import { WorkItems } from '../../../features/workbench/work-items';
import { useWorkbench } from '../../../features/workbench/workbench.queries';
import { goTo } from '../../../core/navigation';
import { Button, FootBar } from '../../../ui/button';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Columns, Page, Section } from '../../../ui/page';

interface PartProps {
  desk: Workbench;
  section: DeskSection;
  bulk: Bulk;
}

function noteOf({ desk, section }: PartProps, listed: number): string | undefined {
  const count = desk.sections.find((one) => one.section === section)?.count ?? 0;
  if (count > listed) return `一共 ${count} 件,先列最急的`;
  return listed > 0 ? '最急的在前' : undefined;
}

/** What lies in the part of the desk that is open. */
function Part(props: PartProps) {
  const { desk, section, bulk } = props;
  const items = desk.items.filter(({ sections }) => sections.includes(section));
  const several = items.filter(({ mayAssign }) => mayAssign).length > 1;
  const more = !bulk.isOn && several ? { more: '一起派单', onMore: bulk.start } : {};
  const shown = bulk.isOn ? items.filter(({ mayAssign }) => mayAssign) : items;
  return (
    <Section title={deskSectionNames[section]} note={noteOf(props, items.length)} {...more}>
      {shown.length > 0 ? <WorkItems key={section} items={shown} withVillage={desk.villages.length > 1} bulk={bulk} /> : <Notice icon="tick-circle" words={emptySectionWords[section]} />}
    </Section>
  );
}

function Around({ desk }: { desk: Workbench }) {
  // Who oversees nothing and has nothing to do (a keeper) still finds the tools of the village they live in.
  const villageId = useStaffVillage();
  return (
    <View>
      {desk.villages.length > 0 && <Section title="近四周随手拍" note={`今天办结 ${desk.doneToday} 件`}><WeeksChart weeks={desk.weeks} /></Section>}
      {desk.villages.length <= 1 && villageId !== '' && <Section title="日常"><VillageTools villageId={villageId} /></Section>}
    </View>
  );
}

function Desk(props: PartProps & { onSection: (section: DeskSection) => void }) {
  const { desk, section, onSection, bulk } = props;
  return (
    <>
      {!bulk.isOn && <DeskSections sections={desk.sections} value={section} onChange={onSection} />}
      <DayEntry desk={desk} />
      <Columns>
        {[
          <Part key="first" {...props} />,
          <View key="around">
            <Around desk={desk} />
            <ModerationEntry />
            <FiguresEntry />
            <RankingEntry />
            <SuperviseEntry />
            <LateObjectionsEntry />
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
  const [section, setSection] = useState<DeskSection>('waiting');
  const bulk = useBulk(desk.data?.items ?? []);
  const village = desk.data?.villages[0];
  const mayOpen = useMay('hygiene:open');
  const foot = bulk.isOn ? <BulkFoot bulk={bulk} /> : mayOpen && village && <Acts villageId={village.villageId} />;
  return (
    <Page title="村务工作台" wide foot={foot}>
      <Show state={stateOf(desk)} empty={{ icon: 'list', words: '还没有要办的事' }}>
        {(read) => <Desk desk={read} section={section} onSection={setSection} bulk={bulk} />}
      </Show>
    </Page>
  );
}
