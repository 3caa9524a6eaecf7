import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { MyReports, VillageReports } from '../../../features/report/report-lists';
import { useVillageParam } from '../../../features/village/current-village';
import { Page } from '../../../ui/page';

export default function ReportsPage() {
  const [isMine] = useState(() => pageParam('mine') !== '');
  const villageId = useVillageParam();
  return isMine ? <Page title="我的随手拍"><MyReports /></Page> : <Page title="村里的随手拍"><VillageReports villageId={villageId} /></Page>;
}
