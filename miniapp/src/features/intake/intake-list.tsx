import { View } from '@tarojs/components';
import { intakeChannelNames, type IntakeView } from '../../../../shared/contract/intake';
import { goTo } from '../../core/navigation';
import { ago } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';
import { dial } from '../../ui/dial';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { useCallerPhone, useIntakes, usePrintSlip } from './intake.queries';

function Line({ intake }: { intake: IntakeView }) {
  const { intakeId, number, reportId, callerName, maskedPhone, heardWords } = intake;
  const phone = useCallerPhone();
  const print = usePrintSlip();
  const callBack = () => phone.mutate(intakeId, { onSuccess: (found) => dial(found.phone) });
  return (
    <Card>
      <View className="v-row v-row--top">
        <View className="v-grow v-strong">{`${number} ${intake.kindName} · ${intake.placeLabel}`}</View>
        <Tag>{intake.stateName}</Tag>
      </View>
      <View className="v-sub">{`${callerName}${maskedPhone && ` ${maskedPhone}`} · ${intakeChannelNames[intake.channel]} · ${intake.takenBy}记的 · ${ago(intake.takenAt)}`}</View>
      {heardWords && <View className="v-gap">{`“${heardWords}”`}</View>}
      <View className="v-row v-gap">
        <Button small kind="line" onTap={() => goTo('staff/report', { reportId })} label={`看看 ${number}`}>看看</Button>
        {maskedPhone && <Button small kind="line" busy={phone.isPending} onTap={callBack} label={`给 ${number} 回电`}>回电</Button>}
        <Button small kind="line" busy={print.isPending} onTap={() => print.mutate({ intakeId, number })} label={`打印 ${number} 的纸条`}>打印纸条</Button>
      </View>
    </Card>
  );
}

/** What was written down, newest first. */
export function IntakeList({ villageId }: { villageId: string }) {
  const intakes = useIntakes(villageId);
  return (
    <Section title="记下的">
      <Show state={stateOf(intakes)} empty={{ icon: 'list', words: '还没有记下的。接到电话、收到纸条,就在这里记' }}>
        {(items) => <View>{items.map((intake) => <Line key={intake.intakeId} intake={intake} />)}</View>}
      </Show>
      <ListEnd {...intakes.more} />
    </Section>
  );
}
