import { View } from '@tarojs/components';
import { ruleOfMove, type ReportPart } from '../../../../shared/domain/report-states';
import type { ReportView } from '../../../../shared/contract/report';
import { goTo } from '../../core/navigation';
import { Card, Entry, Tag } from '../../ui/card';
import { Seal } from '../../ui/five';
import { IconTile } from '../../ui/icon';
import { PhotoStrip } from '../../ui/photos';
import { CheckNote } from '../content-check/check-note';
import { ReportLinks, ReportPromises, ReportSaid } from './report-facts';
import { clockWords, isOverdue, stateTone, stateWords } from './report-words';
import { ReportTimeline } from './report-timeline';

function Pictures({ before, after }: Pick<ReportView, 'before' | 'after'>) {
  const size = before.length === 1 && after.length <= 1 ? 'pair' : 'l';
  if (size === 'l') {
    return (
      <View>
        <PhotoStrip photos={before} label="处理前" tag="处理前" />
        {after.length > 0 && <View className="v-gap"><PhotoStrip photos={after} label="处理后" tag="处理后" /></View>}
      </View>
    );
  }
  return (
    <View className="v-row">
      <View className="v-grow"><PhotoStrip photos={before} label="处理前" tag="处理前" size="pair" /></View>
      {after.length > 0 && <View className="v-grow"><PhotoStrip photos={after} label="处理后" tag="处理后" size="pair" /></View>}
    </View>
  );
}

function whoReported({ isMine, reporterName }: ReportView): string {
  if (isMine) return reporterName ? '您上报的,公开了姓名' : '您上报的,没有公开姓名';
  return reporterName ? `${reporterName}上报` : '上报人没有公开姓名';
}

function Heading({ report }: { report: ReportView }) {
  const clock = clockWords(report);
  const who = whoReported(report);
  return (
    <Card>
      <View className="v-row v-row--top">
        <View className="v-grow v-report__place">{report.place.label}</View>
        <Tag tone={stateTone(report.state)}>{stateWords(report)}</Tag>
      </View>
      <View className="v-tags">
        {report.isUrgent && <Tag tone="warm">急</Tag>}
        {report.isHidden && <Tag tone="grey">已收起</Tag>}
        <View className="v-sub">{`编号 ${report.number} · ${report.village.name}`}</View>
      </View>
      {clock && <View className={isOverdue(report) ? 'v-late' : 'v-sub'}>{clock}</View>}
      <View className="v-sub">{report.assigneeName ? `${who} · ${report.assigneeName}处理` : who}</View>
      {report.broughtBy && <View className="v-sub">{`怎么报上来的:${report.broughtBy}`}</View>}
    </Card>
  );
}

function HiddenNote({ report: { hiddenReason, isMine } }: { report: ReportView }) {
  if (hiddenReason === null) return null;
  return (
    <Card tone="gold">
      <View className="v-strong">{`先收起了,别人看不到:${hiddenReason}`}</View>
      {isMine && <View className="v-sub">事情照常办。觉得不该收起,点“补充一句”说明,会请另外的人再看</View>}
    </Card>
  );
}

/** For the author, while others do not see it. */
const ownCheck = ({ reportId, checkState, check }: ReportView) => check && { ...check, subject: `report:${reportId}`, state: checkState };

const STAFF: readonly ReportPart[] = ['dispatcher', 'worker', 'overseer', 'witness'];
const staffMoves = ({ moves }: ReportView): string[] =>
  moves.filter((move) => ruleOfMove(move).by.some((part) => STAFF.includes(part))).map((move) => ruleOfMove(move).verb);

/** A report as the village sees it; `atDesk`, the page around it offers the acts. */
export function ReportDetail({ report, atDesk }: { report: ReportView; atDesk?: boolean }) {
  const verbs = atDesk ? [] : staffMoves(report);
  return (
    <View>
      <Pictures {...report} />
      <Heading report={report} />
      <CheckNote check={ownCheck(report)} />
      <HiddenNote report={report} />
      <ReportSaid report={report} />
      <ReportLinks report={report} />
      {!atDesk && <ReportPromises clocks={report.clocks} />}
      <ReportTimeline report={report} />
      {report.recordNote && (
        <Card row>
          <Seal co="guan" />
          <View className="v-grow">
            <View className="v-strong">共治档案</View>
            <View className="v-sub">{report.recordNote}</View>
          </View>
        </Card>
      )}
      {verbs.length > 0 && (
        <Card flush>
          <Entry start={<IconTile name="list" />} title="到工作台办理" note={`您可以:${verbs.join('、')}`} onTap={() => goTo('staff/report', { reportId: report.reportId })} />
        </Card>
      )}
    </View>
  );
}
