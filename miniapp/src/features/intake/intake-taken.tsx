import { View } from '@tarojs/components';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/sheet';
import type { Taken } from './intake-form';
import { usePrintSlip } from './intake.queries';

/** The number, large enough to read out over the telephone. */
function Told({ taken }: { taken: Exclude<Taken, { waits: true }> }) {
  const print = usePrintSlip();
  return (
    <View>
      <View className="v-sub">请念给对方听,凭这个编号能问办得怎么样</View>
      <View className="v-big v-gap">{taken.number}</View>
      <View className="v-row v-gap">
        <Button small kind="line" icon="download" busy={print.isPending} busyWords="正在排版…" onTap={() => print.mutate(taken)}>打印纸条</Button>
        <Button small kind="line" onTap={() => goTo('resident/report', { reportId: taken.reportId })}>看这件事</Button>
      </View>
    </View>
  );
}

export function IntakeTaken({ taken, onNext }: { taken: Taken | undefined; onNext: () => void }) {
  if (!taken) return null;
  return (
    <Sheet open title={taken.waits ? '已存在手机里' : '登记好了'}>
      {taken.waits
        ? <View className="v-sub">现在没有信号,有信号时自动发出。编号要等发出后才有,请告诉对方:稍后打回去</View>
        : <Told taken={taken} />}
      <View className="v-gap"><Button wide onTap={onNext}>再记一条</Button></View>
    </Sheet>
  );
}
