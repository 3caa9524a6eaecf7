import { View } from '@tarojs/components';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Field } from '../../ui/field';
import { IconTile } from '../../ui/icon';
import { GroupChoice } from '../household/group-choice';
import { canChoosePoint, choosePoint, pointWords } from './choose-point';
import type { ReportForm } from './report-form';

interface PlaceFieldsProps {
  form: ReportForm;
  villageId: string;
}

/** A scanned plate says where it is. */
function AtFacility({ name, onDrop }: { name: string; onDrop: () => void }) {
  return (
    <Card flush>
      <Entry start={<IconTile name="pin" />} title={name} note="扫的牌子,地点已经填好" end={<Button small kind="line" onTap={onDrop}>不是这个</Button>} />
    </Card>
  );
}

/** Group and landmark are enough; a point on the map is better. */
export function PlaceFields({ form, villageId }: PlaceFieldsProps) {
  const { place, facilityId, facilityName } = form.words;
  const change = form.changePlace;
  if (facilityId) return <AtFacility name={facilityName ?? '这个设施'} onDrop={form.dropFacility} />;
  const point = async () => {
    const chosen = await choosePoint();
    if (chosen) change({ point: chosen.point, ...(place.words === '' && { words: chosen.name.slice(0, 60) }) });
  };
  return (
    <Card tight>
      <GroupChoice villageId={villageId} value={place.groupNo} onChange={(groupNo) => change({ groupNo: groupNo === place.groupNo ? null : groupNo })} />
      <Field label="旁边有什么" placeholder="例如:老槐树旁" value={place.words} max={60} error={form.problems.place} onChange={(words) => change({ words })} />
      {canChoosePoint() && (
        <View className="v-gap">
          <Button kind="line" wide icon="pin" onTap={() => void point()}>{place.point ? '地点选好了,点这里改' : pointWords}</Button>
        </View>
      )}
    </Card>
  );
}
