import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { ExpirySection } from '../../../features/points/expiry-section';
import { RuleList } from '../../../features/record-rule/rule-list';
import { useRuleCounty, useRuleDesk, type RuleOwner } from '../../../features/record-rule/record-rule-staff.queries';
import { useMay, useStaffVillage } from '../../../features/workbench/staff-village';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function RulesDeskPage() {
  const [asked] = useState(() => pageParam('villageId'));
  const county = useRuleCounty();
  const villageId = useStaffVillage();
  const owner: RuleOwner = county !== '' && asked === '' ? { level: 'county', id: county } : { level: 'village', id: villageId };
  const desk = useRuleDesk(owner);
  const [mayAdapt, mayCorrect] = [useMay('record-rule:adapt'), useMay('record-rule:manage')];
  const isVillage = owner.level === 'village';
  return (
    <Page title="积分规则" wide offlineWords="没有信号,要连上网才能改">
      <Show state={stateOf(desk)} empty={{ icon: 'scale', words: '还没有规则' }}>
        {(data) => <RuleList desk={data} owner={owner} villageId={villageId} mayChange={!isVillage || mayAdapt} mayCorrect={mayCorrect}>{isVillage && <ExpirySection villageId={villageId} />}</RuleList>}
      </Show>
    </Page>
  );
}
