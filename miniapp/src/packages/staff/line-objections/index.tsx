import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { LateLineObjections, VillageLineObjections } from '../../../features/record-objection/desk-objections';
import { useOverseenRegion } from '../../../features/record-objection/overseen-region';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { Page } from '../../../ui/page';

export default function LineObjectionsPage() {
  const [asked] = useState(() => pageParam('villageId'));
  const region = useOverseenRegion();
  const villageId = useStaffVillage();
  const isAbove = region !== '' && asked === '';
  return <Page title="档案异议" offlineWords="没有信号,要连上网才能答复">{isAbove ? <LateLineObjections regionCode={region} /> : <VillageLineObjections villageId={villageId} />}</Page>;
}
