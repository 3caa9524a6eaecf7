import { View } from '@tarojs/components';
import type { SheetView } from '../../../../shared/contract/hygiene';
import { gradeNames, hundredths } from '../../../../shared/domain/grades';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { skipWords } from './sheet-draft';
import type { OpenSheet } from './use-sheet';

/** 94.50 分 最清洁 / 家里没人 */
export const outcomeWords = ({ total, grade, skipReason }: SheetView): string => {
  if (total === null) return skipReason ? skipWords[skipReason] : '没打分';
  return `${hundredths(total)} 分${grade ? ` ${gradeNames[grade]}` : ''}`;
};

/** The door was scored by a colleague first: both are shown, nothing is overwritten. */
function Conflict({ theirs, open }: { theirs: SheetView; open: OpenSheet }) {
  return (
    <Card tone="warm">
      <View className="v-strong">{`${theirs.inspectorName}先打过这户了`}</View>
      <View className="v-sub">{`村里记的是 ${outcomeWords(theirs)}。您的分数还在手机上,没有覆盖`}</View>
      <View className="v-gap v-ends"><Button small kind="line" onTap={open.dropMine}>就按村里记的</Button></View>
    </Card>
  );
}

function Refused({ reason, onAgain }: { reason: string; onAgain: () => void }) {
  return (
    <Card tone="warm">
      <View className="v-strong">没有传上去</View>
      <View className="v-sub">{reason}</View>
      <View className="v-gap v-ends"><Button small kind="line" onTap={onAgain}>再传一次</Button></View>
    </Card>
  );
}

function Done({ open, server, mayAgain }: Pick<StandingProps, 'open' | 'server' | 'mayAgain'>) {
  return (
    <Card tone="pine">
      <View className="v-strong">这户打好了</View>
      <View className="v-sub">{server ? `${outcomeWords(server)} · ${server.inspectorName}` : '已经传到村里'}</View>
      {mayAgain && server && <View className="v-gap v-ends"><Button small kind="line" onTap={open.again}>重新打</Button></View>}
    </Card>
  );
}

interface StandingProps {
  open: OpenSheet;
  server: SheetView | undefined;
  isOnline: boolean;
  /** Households nobody has scored or skipped yet. */
  left: number;
  /** The round is still being scored. */
  mayAgain: boolean;
  onAgain: () => void;
}

/** Where this sheet is: on the phone, on its way, at the village, or refused. */
export function SheetStanding({ open, server, isOnline, left, mayAgain, onAgain }: StandingProps) {
  if (open.state === 'failed' && server && server.version !== open.sheet.version) return <Conflict theirs={server} open={open} />;
  if (open.state === 'failed') return <Refused reason={open.reason ?? ''} onAgain={onAgain} />;
  if (open.state === 'waiting' || open.state === 'sending') {
    return <Card tone="gold"><View className="v-strong">已存手机</View><View className="v-sub">{isOnline ? '正在上传' : '有信号时自动上传,不用再打一遍'}</View></Card>;
  }
  if (open.state === 'sent') return <Done open={open} server={server} mayAgain={mayAgain} />;
  return <Card tone="gold"><View className="v-strong">没有信号,也能打分</View><View className="v-sub">{`打一项存一项,有信号时自动上传 · 还有 ${left} 户`}</View></Card>;
}
