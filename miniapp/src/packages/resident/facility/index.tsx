import { useState } from 'react';
import { codeInScan } from '../../../../../shared/domain/facility-code';
import { FacilityFace } from '../../../features/facility/facility-face';
import { useFacilityByCode } from '../../../features/facility/facility.queries';
import { ScanFacility } from '../../../features/facility/scan-facility';
import { FacilityReports } from '../../../features/report/facility-reports';
import { reportFacility } from '../../../features/report/report-prefill';
import { pageParam } from '../../../core/navigation';
import { Button, FootBar } from '../../../ui/button';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

/** The plate's address names the code; a mini-program code carries it in `scene`. */
const askedCode = (): string => pageParam('code') || codeInScan(pageParam('scene')) || '';

export default function FacilityPage() {
  const [code, setCode] = useState(askedCode);
  const found = useFacilityByCode(code);
  const facility = found.data;
  const mayReport = facility?.state === 'in-use';
  const foot = mayReport && <FootBar><Button icon="camera" onTap={() => reportFacility(facility)}>上报这里的问题</Button></FootBar>;
  return (
    <Page title={facility?.name ?? '设施'} foot={foot}>
      {code === '' ? <Notice icon="search" words="扫一扫牌子上的码,或输入牌子上的编号" /> : (
        <Show state={stateOf(found)} empty={{ icon: 'search', words: '没有找到这个设施' }}>
          {(read) => (
            <>
              <FacilityFace facility={read} />
              <FacilityReports facilityId={read.facilityId} villageId={read.villageId} />
            </>
          )}
        </Show>
      )}
      {!facility && <ScanFacility onCode={setCode} />}
    </Page>
  );
}
