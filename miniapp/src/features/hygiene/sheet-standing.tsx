import { View } from '@tarojs/components';
import type { SheetView } from '../../../../shared/contract/hygiene';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { SheetConflict } from './sheet-conflict';
import { outcomeWords } from './sheet-words';
import type { OpenSheet } from './use-sheet';

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
  if (open.state === 'failed' && server && server.version !== open.sheet.version) return <SheetConflict theirs={server} open={open} />;
  if (open.state === 'failed') return <Refused reason={open.reason ?? ''} onAgain={onAgain} />;
  if (open.state === 'waiting' || open.state === 'sending') {
    return <Card tone="gold"><View className="v-strong">已存手机</View><View className="v-sub">{isOnline ? '正在上传' : '有信号时自动上传,不用再打一遍'}</View></Card>;
  }
  if (open.state === 'sent') return <Done open={open} server={server} mayAgain={mayAgain} />;
  return <Card tone="gold"><View className="v-strong">没有信号,也能打分</View><View className="v-sub">{`打一项存一项,有信号时自动上传 · 还有 ${left} 户`}</View></Card>;
}
