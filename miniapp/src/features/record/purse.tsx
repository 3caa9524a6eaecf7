import { View } from '@tarojs/components';
import type { HouseholdRecord } from '../../../../shared/contract/record';
import { goTo } from '../../core/navigation';
import { day } from '../../core/time';
import { Tag } from '../../ui/card';
import { Tap } from '../../ui/tap';
import { gradeTone, gradeWords } from '../hygiene/grade-words';

/** Each place stays in one piece where the line has to break. */
function Places({ standing: { group, village, country, groupName } }: { standing: HouseholdRecord['standing'] }) {
  const around = [{ of: groupName, place: group }, { of: '全村', place: village }, { of: '全国', place: country }];
  const known = around.flatMap(({ of, place }) => (place ? [`${of}第 ${place.rank}(共 ${place.of} 户)`] : []));
  return (
    <View className="v-purse__sub v-purse__places">
      {known.length === 0 ? '本季还没有排名' : known.map((words) => <View key={words}>{words}</View>)}
    </View>
  );
}

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
      <Places standing={record.standing} />
      {record.expiry && <View className="v-purse__sub">{expiryLine(record.expiry)}</View>}
    </View>
  );
}
