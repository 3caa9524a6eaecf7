import { View } from '@tarojs/components';
import { Button } from '../../ui/button';
import { Section } from '../../ui/page';
import { usePrintSheets, useRoundReport, useRoundWorkbook } from './hygiene-tables.queries';

/** A round on paper and as a table: blank sheets while it is scored, everything once it is published. `mayReadAll`: above the inspectors. */
export function RoundPapers({ roundId, isPublished, mayReadAll }: { roundId: string; isPublished: boolean; mayReadAll: boolean }) {
  const sheets = usePrintSheets(roundId);
  const workbook = useRoundWorkbook(roundId);
  const report = useRoundReport(roundId);
  const seesSheets = isPublished || mayReadAll;
  return (
    <Section title="打印和表格">
      <View className="v-ends">
        {isPublished && <Button small kind="line" icon="download" busy={report.isPending} busyWords="正在排版…" onTap={() => report.mutate()}>一页通报</Button>}
        {seesSheets && <Button small kind="line" icon="download" busy={workbook.isPending} onTap={() => workbook.mutate()}>表格</Button>}
        <Button small kind="line" icon="download" busy={sheets.isPending} busyWords="正在排版…" onTap={() => sheets.mutate({ kind: 'blank' })}>空白打分表</Button>
        {seesSheets && <Button small kind="line" icon="download" busy={sheets.isPending} busyWords="正在排版…" onTap={() => sheets.mutate({ kind: 'filled' })}>填好的打分表</Button>}
      </View>
    </Section>
  );
}
