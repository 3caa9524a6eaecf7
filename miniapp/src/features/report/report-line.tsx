import { View } from '@tarojs/components';
import type { ReportCard } from '../../../../shared/contract/report';
import { checkStateWords } from '../../../../shared/domain/content-check';
import { reportStateNames } from '../../../../shared/domain/report-states';
import { goTo } from '../../core/navigation';
import { ago } from '../../core/time';
import { Card, Tag } from '../../ui/card';
import { Picture } from '../../ui/photos';
import { clockWords, followerWords, isOverdue, stateTone } from './report-words';

const underWords = ({ submittedAt, followers }: ReportCard): string =>
  [`${ago(submittedAt)}上报`, followers > 0 && followerWords(followers)].filter(Boolean).join(' · ');

/** A report in a list: picture, what and where, how far it is. */
export function ReportLine({ report, tight }: { report: ReportCard; tight?: boolean }) {
  const what = report.kindName;
  const clock = clockWords(report);
  return (
    <Card row tight={tight} onTap={() => goTo('resident/report', { reportId: report.reportId })}>
      <Picture photo={report.photo} label={what} size="s" />
      <View className="v-grow">
        <View className="v-strong">{`${what} · ${report.place.label}`}</View>
        <View className="v-sub">{underWords(report)}</View>
        <View className="v-tags">
          {report.isUrgent && <Tag tone="warm">急</Tag>}
          <Tag tone={stateTone(report.state)}>{reportStateNames[report.state]}</Tag>
          {report.checkState !== 'passed' && <Tag tone="grey">{checkStateWords[report.checkState]}</Tag>}
          {report.isHidden && <Tag tone="grey">已收起</Tag>}
          {clock && <View className={isOverdue(report) ? 'v-late' : 'v-sub'}>{clock}</View>}
        </View>
      </View>
    </Card>
  );
}
