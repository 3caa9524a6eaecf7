import { View } from '@tarojs/components';
import type { Workbench } from '../../../../shared/contract/workbench';
import { Card } from '../../ui/card';
import { BarChart } from '../../ui/show';

const WORDS = ['本周', '上周', '两周前', '三周前'];

/** Reports of the last four weeks, oldest first. */
export function WeeksChart({ weeks }: Pick<Workbench, 'weeks'>) {
  const bars = weeks.map(({ reports }, at) => {
    const back = weeks.length - 1 - at;
    return { label: WORDS[back] ?? `${back} 周前`, value: reports, isOn: back === 0 };
  });
  const total = weeks.reduce((sum, { reports }) => sum + reports, 0);
  return (
    <Card tight>
      <BarChart bars={bars} label="近四周随手拍" />
      <View className="v-sub v-gap">{`四周一共 ${total} 件`}</View>
    </Card>
  );
}
