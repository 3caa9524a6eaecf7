import { View } from '@tarojs/components';
import type { ReportView } from '../../../../shared/contract/report';
import { checkStateWords } from '../../../../shared/domain/content-check';
import { clockWords } from '../../../../shared/domain/clock-words';
import { reportClockNames } from '../../../../shared/domain/report-states';
import { goTo } from '../../core/navigation';
import { day, dayTime } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Section } from '../../ui/page';

/** Why others do not see it, and where that is decided. */
export function DeskCheck({ report: { checkState, isHidden, canHide } }: { report: ReportView }) {
  if (isHidden) return <Card tone="warm"><View className="v-strong">已遮住</View><View className="v-sub">只有上报人和审核的人看得到</View></Card>;
  if (checkState === 'passed') return null;
  return (
    <Card tone="gold">
      <View className="v-strong">{checkStateWords[checkState]}</View>
      <View className="v-sub">审核过了大家才看得到,也才能办理</View>
      {canHide && checkState !== 'checking' && <View className="v-gap"><Button small kind="line" onTap={() => goTo('staff/moderation')}>去审核</Button></View>}
    </Card>
  );
}

type Clock = ReportView['clocks'][number];
const dueWords = ({ dueAt }: Clock): string => (dueAt ? `时限 ${dayTime(dueAt)}` : '');

function ClockLine({ clock }: { clock: Clock }) {
  const isMissed = clock.isLate || clock.state === 'missed';
  return <Entry title={`${reportClockNames[clock.clock]}:${clockWords(clock)}`} note={isMissed ? <View className="v-late">{dueWords(clock)}</View> : dueWords(clock)} />;
}

/** What only those who work on it need to know, beyond the report itself. */
function facts({ broughtBy, forwardedTo, resurfacesAt, recheckAt, mergedInto, reopened, relapses, facility }: ReportView): string[] {
  return [
    broughtBy ? `来路:${broughtBy}` : '来路:村民自己上报',
    facility && `设施:${facility.name}(${facility.code})`,
    forwardedTo && `已转:${forwardedTo}`,
    resurfacesAt && `备案到 ${day(resurfacesAt)}`,
    recheckAt && `${day(recheckAt)} 起回头看`,
    mergedInto && `已并到 ${mergedInto.number}`,
    reopened > 0 && `退回重办 ${reopened} 次`,
    relapses > 0 && `清了又脏 ${relapses} 次`,
  ].filter((fact): fact is string => Boolean(fact));
}

/** The promises of time, and how it came here. */
export function DeskNotes({ report }: { report: ReportView }) {
  const target = report.mergedInto;
  return (
    <Section title="办理情况">
      <Card tight flush>
        {report.clocks.map((clock) => <ClockLine key={clock.clock} clock={clock} />)}
        {facts(report).map((fact) => <Entry key={fact} title={fact} />)}
        {target && <Entry title="看并到的那一条" onTap={() => goTo('staff/report', { reportId: target.reportId })} />}
      </Card>
    </Section>
  );
}
