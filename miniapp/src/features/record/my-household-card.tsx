import { View } from '@tarojs/components';
import { goTo } from '../../core/navigation';
import { Card, Tag } from '../../ui/card';
import { Icon, IconTile } from '../../ui/icon';
import { useMyResidency } from '../household/my-household';
import { gradeTone, gradeWords } from '../hygiene/grade-words';
import { useHouseholdRecord } from './record.queries';

/** Our points, one tap from the record. */
export function MyHouseholdCard() {
  const home = useMyResidency();
  const record = useHouseholdRecord(home?.householdId ?? '').data?.record;
  if (!home) return null;
  return (
    <Card row onTap={() => goTo('resident/record', { householdId: home.householdId })}>
      <IconTile name="shield" />
      <View className="v-grow">
        <View className="v-strong">我家的共治档案</View>
        <View className="v-sub">{`${home.village.name} ${home.householdLabel}`}</View>
        {record?.grade && <Tag tone={gradeTone(record.grade.grade)}>{gradeWords(record.grade.grade)}</Tag>}
      </View>
      {record && (
        <View className="v-purse__side">
          <View className="v-title v-points">{record.quarterPoints}</View>
          <View className="v-sub">本季积分</View>
        </View>
      )}
      <View className="v-sub"><Icon name="next" size={20} /></View>
    </Card>
  );
}
