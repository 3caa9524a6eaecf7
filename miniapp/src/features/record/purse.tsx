import { View } from '@tarojs/components';
import type { HouseholdRecord } from '../../../../shared/contract/record';
import { goTo } from '../../core/navigation';
import { day } from '../../core/time';
import { Tag } from '../../ui/card';
import { Tap } from '../../ui/tap';
import { gradeTone, gradeWords } from '../hygiene/grade-words';

const placeWords = ({ standing: { group, village, country, groupName } }: HouseholdRecord): string => {
  const places = [group && `${groupName}第 ${group.rank}(共 ${group.of} 户)`, village && `全村第 ${village.rank}(共 ${village.of} 户)`, country && `全国第 ${country.rank}(共 ${country.of} 户)`];
  return places.filter(Boolean).join(' · ') || '本季还没有排名';
};

const expiryLine = ({ words, next }: NonNullable<HouseholdRecord['expiry']>): string => (next ? `${day(next.at)}有 ${next.points} 分到期,先得的先到期` : words);

function GradeTag({ record: { grade, householdId } }: { record: HouseholdRecord }) {
  if (!grade) return <View className="v-purse__sub">还没评比过</View>;
  return (
    <Tap className="v-purse__grade" role="link" onTap={() => goTo('resident/sheet', { roundId: grade.roundId, householdId })}>
      <Tag tone={gradeTone(grade.grade)}>{gradeWords(grade.grade)}</Tag>
      {!grade.final && <View className="v-purse__sub">公示中</View>}
    </Tap>
  );
}

/** Points and standing of the household this quarter. */
export function Purse({ record }: { record: HouseholdRecord }) {
  return (
    <View className="v-purse">
      <View className="v-purse__sub">{`${record.village.name} ${record.householdLabel}`}</View>
      <View className="v-purse__row">
        <View>
          <View className="v-purse__sub">本季积分</View>
          <View className="v-big">{record.quarterPoints}</View>
          <View className="v-purse__sub">{`一共攒下 ${record.balance} 分`}</View>
        </View>
        <GradeTag record={record} />
      </View>
      <View className="v-purse__sub">{placeWords(record)}</View>
      {record.expiry && <View className="v-purse__sub">{expiryLine(record.expiry)}</View>}
    </View>
  );
}
