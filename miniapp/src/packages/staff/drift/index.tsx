import { useState } from 'react';
import { quarterName, quarterOf, quartersBack } from '../../../../../shared/domain/quarters';
import { DriftTable } from '../../../features/hygiene-review/drift-table';
import { ObjectionList } from '../../../features/hygiene-review/objection-list';
import { useDrift, useLateObjections } from '../../../features/hygiene-review/review-staff.queries';
import { useOwnRegions } from '../../../features/report-figures/figure-region';
import { pageParam } from '../../../core/navigation';
import { Tabs } from '../../../ui/choice';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page, Section } from '../../../ui/page';

const QUARTERS = 3;
const VILLAGE_DIGITS = 12;

export default function DriftPage() {
  const [roundId] = useState(() => pageParam('roundId'));
  const regionCode = useOwnRegions().find((code) => code.length < VILLAGE_DIGITS) ?? '';
  const quarters = quartersBack(quarterOf(Date.now()), QUARTERS);
  const [quarter, setQuarter] = useState(quarters[0]!);
  const drift = useDrift({ roundId, regionCode, quarter });
  const late = useLateObjections(regionCode);
  if (regionCode === '') return <Page title="评比监督"><Notice icon="scale" words="这里给乡镇和县整治办看" /></Page>;
  return (
    <Page title="评比监督" wide>
      {!roundId && <Tabs options={quarters.map((one) => ({ value: one, words: quarterName(one) }))} value={quarter} onChange={setQuarter} label="哪个季度" />}
      <Show state={stateOf(drift, ({ items }) => items.length === 0)} empty={{ icon: 'scale', words: '这个季度还没有公示过的评比' }}>{(data) => <DriftTable drift={data} />}</Show>
      <Section title="超时没定的异议" note="最早的在前">
        <Show state={stateOf(late)} empty={{ icon: 'tick-circle', words: '没有超时的,各村都按时定了' }}>{(items) => <ObjectionList items={items} withVillage />}</Show>
      </Section>
    </Page>
  );
}
