import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DayTask, WorkDay } from '../../../../../shared/contract/workbench';
import { walkingOrder, type Stop } from '../../../../../shared/domain/walking-order';
import { canChoosePoint, choosePoint, type ChosenPoint } from '../../../features/report/choose-point';
import { DayTaskCard } from '../../../features/workbench/day-task';
import { useWorkDay } from '../../../features/workbench/workbench.queries';
import { ensureConsent } from '../../../core/privacy';
import { Button } from '../../../ui/button';
import { Stat, StatRow } from '../../../ui/card';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page, Section } from '../../../ui/page';

const AT_ONCE = 15;
type Start = ChosenPoint['point'];

/** Distances are taken in the system the starting point came in; it never leaves the phone. */
const stopIn = (system: Start['system'] | undefined) => ({ report, mapPoint }: DayTask): Stop => ({
  point: system === 'gcj02' ? mapPoint : report.place.point,
  groupNo: report.place.groupNo, label: report.place.label, isUrgent: report.isUrgent, isLate: report.isLate, dueAt: report.dueAt,
});

function Tasks({ day, start }: { day: WorkDay; start: Start | undefined }) {
  const [shown, setShown] = useState(AT_ONCE);
  const way = walkingOrder(day.items, stopIn(start?.system), start ?? null);
  return (
    <Section title="一路走过去" note={start ? '近的在前' : '按组排'}>
      {way.slice(0, shown).map((task, at) => <DayTaskCard key={task.report.reportId} task={task} place={at + 1} />)}
      {way.length > shown && <ListEnd count={shown} hasMore isLoading={false} onMore={() => setShown(shown + AT_ONCE)} />}
    </Section>
  );
}

/** A person may rather not say where they are; the groups are an order, too. */
function StartHere({ onStart }: { onStart: (start: Start) => void }) {
  const ask = async () => {
    const chosen = (await ensureConsent()) ? await choosePoint() : undefined;
    if (chosen) onStart(chosen.point);
  };
  return <View className="v-gap"><Button kind="line" wide icon="pin" onTap={() => void ask()}>从我这里开始排</Button></View>;
}

export default function DayPage() {
  const day = useWorkDay();
  const [start, setStart] = useState<Start>();
  return (
    <Page title="今天的活" offlineWords="没有信号。看过的还能看,拍的照片会存着,有信号时自动发出">
      <Show state={stateOf(day, ({ items }) => items.length === 0)} empty={{ icon: 'tick-circle', words: '手上的活都办完了,辛苦了' }}>
        {(read) => (
          <View>
            <StatRow><Stat words="要办" value={read.count} /><Stat words="今天办好" value={read.doneToday} tone="pine" /></StatRow>
            {canChoosePoint() && <StartHere onStart={setStart} />}
            <Tasks day={read} start={start} />
          </View>
        )}
      </Show>
    </Page>
  );
}
