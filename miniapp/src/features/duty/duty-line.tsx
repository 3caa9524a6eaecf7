import { View } from '@tarojs/components';
import type { DutyLineToday } from '../../../../shared/contract/duty';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { dial } from '../../ui/dial';
import { IconTile } from '../../ui/icon';
import { useDutyLine } from './duty.queries';

const whoWords = ({ answers, placeName, hours }: DutyLineToday): string =>
  [answers ? `今天 ${answers.name} 值班` : `${placeName}值班电话`, hours].filter(Boolean).join(' · ');

/** Who answers the duty line today, a tap to call; nothing where there is no number. */
export function DutyLine({ villageId }: { villageId: string }) {
  const line = useDutyLine(villageId).data;
  if (!line?.phone) return null;
  const { phone } = line;
  return (
    <Card row>
      <IconTile name="bell" />
      <View className="v-grow">
        <View className="v-strong">{`不会用手机?打电话说也行 ${phone}`}</View>
        <View className="v-sub">{whoWords(line)}</View>
      </View>
      <Button small label={`拨打值班电话 ${phone}`} onTap={() => dial(phone)}>打电话</Button>
    </Card>
  );
}
