import { View } from '@tarojs/components';
import { useState } from 'react';
import { FACILITY_KINDS, facilityKinds, type FacilityKindId } from '../../../../../shared/domain/facility-kinds';
import { FacilityEditor } from '../../../features/facility/facility-form';
import { FacilityExchange } from '../../../features/facility/facility-exchange';
import { FacilityLine } from '../../../features/facility/facility-line';
import { useFacilities } from '../../../features/facility/facility.queries';
import { ScanFacility } from '../../../features/facility/scan-facility';
import { useMay, useStaffVillage } from '../../../features/workbench/staff-village';
import { Button, FootBar } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Tabs } from '../../../ui/choice';
import { SwitchRow } from '../../../ui/field';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

type Chosen = FacilityKindId | 'all';
const kinds = [{ value: 'all', words: '全部' }, ...FACILITY_KINDS.map((value) => ({ value, words: facilityKinds[value].name }))] as { value: Chosen; words: string }[];

export default function FacilitiesPage() {
  const villageId = useStaffVillage();
  const mayEdit = useMay('facility:manage');
  const [chosen, choose] = useState<Chosen>('all');
  const [isOld, setOld] = useState(false);
  /** A facility's id; `new` for one to be added. */
  const [open, setOpen] = useState<string>();
  const kind = chosen === 'all' ? undefined : chosen;
  const list = useFacilities(villageId, kind, isOld ? 'out-of-use' : 'in-use');
  return (
    <Page title="设施" wide foot={mayEdit && <FootBar><Button icon="plus" onTap={() => setOpen('new')}>加一个设施</Button></FootBar>} offlineWords="没有信号,要连上网才能改设施">
      <Tabs options={kinds} value={chosen} onChange={choose} label="设施种类" />
      <View className="v-gap"><ScanFacility /></View>
      {mayEdit && <FacilityExchange villageId={villageId} kind={kind} />}
      <Show state={stateOf(list)} empty={{ icon: 'bin', words: isOld ? '没有停用的设施' : '还没有设施。可以一个个加,也可以用表格导入' }}>
        {(facilities) => (
          <Card flush>{facilities.map((facility) => <FacilityLine key={facility.facilityId} facility={facility} onTap={() => setOpen(facility.facilityId)} />)}</Card>
        )}
      </Show>
      <ListEnd {...list.more} />
      <SwitchRow title="看停用的" on={isOld} onChange={setOld} />
      {open !== undefined && <FacilityEditor villageId={villageId} facilityId={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
