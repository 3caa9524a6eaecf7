import { View } from '@tarojs/components';
import { useState } from 'react';
import { quarterName } from '../../../../shared/domain/quarters';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Section } from '../../ui/page';
import { usePairs, useQuarterFile } from './record.queries';

/** 2026Q4 → 四季 */
const shortName = (quarter: string): string => quarterName(quarter).slice(-3, -1);

/** For the village's file: a quarter of the record as a table. `quarters`: newest first. */
export function QuarterFile({ villageId, quarters }: { villageId: string; quarters: readonly string[] }) {
  const [quarter, choose] = useState(quarters[0] ?? '');
  const file = useQuarterFile(villageId);
  // The same permission, asked once for both: an officer of elsewhere sees neither.
  const isOverseer = usePairs(villageId).data !== undefined;
  const options = [...quarters].reverse().map((value) => ({ value, words: shortName(value) }));
  if (!isOverseer) return null;
  return (
    <Section title="村里存档" note={quarterName(quarter)}>
      <Card tight>
        <Segmented options={options} value={quarter} onChange={choose} label="哪一季" />
        <View className="v-gap"><Button kind="line" icon="download" busy={file.isPending} busyWords="正在做表…" onTap={() => file.mutate(quarter)}>XLSX 台账</Button></View>
        <View className="v-sub">每一笔、每一户、五共合计各一张表。下载会留在办事记录里。</View>
      </Card>
    </Section>
  );
}
