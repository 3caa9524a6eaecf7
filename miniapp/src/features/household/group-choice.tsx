import { View } from '@tarojs/components';
import { groupName } from '../../../../shared/domain/groups';
import { Segmented } from '../../ui/choice';
import { useGroups } from './household.queries';

interface GroupChoiceProps {
  villageId: string;
  value: number | null | undefined;
  onChange: (groupNo: number) => void;
}

/** 一组 二组 三组 …; nothing while the village's groups are unknown, then words must do. */
export function GroupChoice({ villageId, value, onChange }: GroupChoiceProps) {
  const groups = useGroups(villageId).data ?? [];
  if (groups.length === 0) return null;
  const options = groups.map(({ groupNo }) => ({ value: groupNo, words: groupName(groupNo) }));
  return <View className="v-row v-gap"><Segmented options={options} value={value ?? undefined} onChange={onChange} label="哪个组" /></View>;
}
