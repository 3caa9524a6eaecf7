import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { FigureWindow } from '../../../../shared/domain/report-figures';
import { fullUrl } from '../../core/server-base';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Section } from '../../ui/page';
import { toast } from '../../ui/toast';
import { useExportFigures, useOpenData, type TableFormat } from './report-figures.queries';

const isBrowser = process.env.TARO_ENV === 'h5';
/** WeChat opens no map files; they are for the office. */
const formats: readonly { format: TableFormat; words: string }[] = [
  { format: 'xlsx', words: '导出表格' }, ...(isBrowser ? [{ format: 'csv', words: '导出 CSV' }, { format: 'geojson', words: '导出 GeoJSON' }] as const : []),
];

async function handLink(path: string): Promise<void> {
  if (isBrowser) window.open(fullUrl(path));
  else {
    await Taro.setClipboardData({ data: fullUrl(path) });
    toast('网址复制好了,在电脑上打开');
  }
}

/** The region's numbers as files. */
export function FigureExports({ regionCode, window }: { regionCode: string; window: FigureWindow }) {
  const save = useExportFigures(regionCode, window);
  return (
    <View className="v-gap v-ends">
      {formats.map(({ format, words }) => (
        <Button key={format} small kind="line" icon="download" busy={save.isPending && save.variables === format} onTap={() => save.mutate(format)}>{words}</Button>
      ))}
    </View>
  );
}

/** What everybody may take home, every night anew. */
export function OpenDataFiles({ regionCode }: { regionCode: string }) {
  const files = useOpenData(regionCode).data ?? [];
  if (files.length === 0) return null;
  return (
    <Section title="公开数据" note="每天凌晨更新,留七天">
      <Card tight flush>
        {files.slice(0, 3).map(({ date, csv, geojson }) => (
          <Entry
            key={date} title={date} note="没有人名、没有照片"
            end={<View className="v-row"><Button small kind="line" label={`${date} CSV`} onTap={() => void handLink(csv)}>CSV</Button><Button small kind="line" label={`${date} 地图`} onTap={() => void handLink(geojson)}>地图</Button></View>}
          />
        ))}
      </Card>
    </Section>
  );
}
