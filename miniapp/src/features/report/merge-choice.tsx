import { View } from '@tarojs/components';
import type { ReportView } from '../../../../shared/contract/report';
import { ago } from '../../core/time';
import { names } from '../../ui/class-names';
import { Show, stateOf } from '../../ui/list-state';
import { Picture } from '../../ui/photos';
import { Tap } from '../../ui/tap';
import { useMergeTargets, type MergeTarget } from './report-staff.queries';

const farWords = (metres: number | null): string => (metres === null ? '' : metres === 0 ? '同一处 · ' : `${metres} 米外 · `);

function Target({ target: { report, metres }, isChosen, onChoose }: { target: MergeTarget; isChosen: boolean; onChoose: () => void }) {
  const title = `${report.kindName} · ${report.place.label}`;
  return (
    <Tap className={names('v-pick', isChosen && 'v-pick--on')} role="radio" checked={isChosen} label={`${title} 编号 ${report.number}`} onTap={onChoose}>
      <Picture photo={report.photo} label={title} size="s" />
      <View className="v-grow">
        <View className="v-strong">{title}</View>
        <View className="v-sub">{`${farWords(metres)}${ago(report.submittedAt)}上报 · 编号 ${report.number}`}</View>
      </View>
    </Tap>
  );
}

/** Which one it is the same as; those close by first. */
export function MergeChoice({ report, value, onChange }: { report: ReportView; value: string | undefined; onChange: (reportId: string) => void }) {
  const targets = useMergeTargets(report);
  return (
    <View className="v-gap">
      <View className="v-sub">和哪一条是同一件事?</View>
      <Show state={stateOf(targets)} empty={{ icon: 'camera', words: '村里没有别的在办的上报' }}>
        {(all) => <>{all.map((target) => <Target key={target.report.reportId} target={target} isChosen={value === target.report.reportId} onChoose={() => onChange(target.report.reportId)} />)}</>}
      </Show>
    </View>
  );
}
