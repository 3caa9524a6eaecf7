import { View } from '@tarojs/components';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { GroupChoice } from '../household/group-choice';
import { canChoosePoint, choosePoint } from './choose-point';
import type { ReportForm } from './report-form';

interface PlaceFieldsProps {
  form: ReportForm;
  villageId: string;
}

/** Group and landmark are enough; a point on the map is better. */
export function PlaceFields({ form, villageId }: PlaceFieldsProps) {
  const { place } = form.words;
  const change = form.changePlace;
  const point = async () => {
    const chosen = await choosePoint();
    if (chosen) change({ point: chosen.point, ...(place.words === '' && { words: chosen.name.slice(0, 60) }) });
  };
  return (
    <Card tight>
      <GroupChoice villageId={villageId} value={place.groupNo} onChange={(groupNo) => change({ groupNo: groupNo === place.groupNo ? null : groupNo })} />
      <Field label="旁边有什么" placeholder="例如:老槐树旁" value={place.words} max={60} error={form.problems.place} onChange={(words) => change({ words })} />
      {canChoosePoint && (
        <View className="v-gap">
          <Button kind="line" wide icon="pin" onTap={() => void point()}>{place.point ? '地点选好了,点这里改' : '在地图上选地点'}</Button>
        </View>
      )}
    </Card>
  );
}
