import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { MapEntry } from '../../../features/report-figures/figure-entries';
import { ReportLists } from '../../../features/report/report-lists';
import { useVillageParam } from '../../../features/village/current-village';
import { Page } from '../../../ui/page';

export default function ReportsPage() {
  const [isMine] = useState(() => pageParam('mine') !== '');
  const villageId = useVillageParam();
  return (
    <Page title={isMine ? '我的随手拍' : '村里的随手拍'}>
      {!isMine && <MapEntry villageId={villageId} />}
      <ReportLists villageId={villageId} first={isMine ? 'mine' : 'open'} />
    </Page>
  );
}
