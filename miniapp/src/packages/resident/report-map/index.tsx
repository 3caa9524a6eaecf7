import { useState } from 'react';
import { PairGallery } from '../../../features/report-figures/pairs';
import { VillageReportMap } from '../../../features/report-figures/report-map';
import { VillageReportFigures } from '../../../features/report-figures/village-figures';
import { useVillageParam } from '../../../features/village/current-village';
import { Tabs } from '../../../ui/choice';
import { Page } from '../../../ui/page';

const parts = [{ value: 'map', words: '地图' }, { value: 'pairs', words: '前后对比' }, { value: 'figures', words: '数字' }] as const;
type Part = (typeof parts)[number]['value'];

export default function ReportMapPage() {
  const villageId = useVillageParam();
  const [part, setPart] = useState<Part>('map');
  return (
    <Page title="地图和数字" wide={part === 'map'}>
      <Tabs options={parts} value={part} onChange={setPart} label="看什么" />
      {part === 'map' && <VillageReportMap villageId={villageId} />}
      {part === 'pairs' && <PairGallery villageId={villageId} />}
      {part === 'figures' && <VillageReportFigures villageId={villageId} />}
    </Page>
  );
}
