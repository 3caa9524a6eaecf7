import { View } from '@tarojs/components';
import type { FacilityView } from '../../../../shared/contract/facility';
import { spokenCode } from '../../../../shared/domain/facility-code';
import { facilityKinds } from '../../../../shared/domain/facility-kinds';
import { Card, Entry, Tag } from '../../ui/card';
import { iconNamed, IconTile } from '../../ui/icon';

/** What it is, where it stands and who looks after it. */
export function FacilityFace({ facility }: { facility: FacilityView }) {
  const { kind, name, place, code, village, dutyName, state } = facility;
  return (
    <>
      <Card row>
        <IconTile name={iconNamed(facilityKinds[kind].icon)} />
        <View className="v-grow">
          <View className="v-title">{name}</View>
          <View className="v-sub">{`${village.name} · ${facilityKinds[kind].name}`}</View>
        </View>
        {state === 'out-of-use' && <Tag tone="grey">已停用</Tag>}
      </Card>
      <Card flush>
        <Entry title="在哪里" note={place.label} />
        <Entry title="谁来管" note={dutyName ?? '村里统一安排'} />
        <Entry title="编号" note={spokenCode(code)} />
      </Card>
    </>
  );
}
