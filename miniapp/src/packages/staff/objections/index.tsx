import { useState } from 'react';
import { BoardRulePart } from '../../../features/hygiene-review/board-rule';
import { ImprovementList } from '../../../features/hygiene-review/improvement-list';
import { ObjectionList } from '../../../features/hygiene-review/objection-list';
import { useImprovements, useObjections, useSecondLooks } from '../../../features/hygiene-review/review-staff.queries';
import { useMay, useStaffVillage } from '../../../features/workbench/staff-village';
import { Tabs } from '../../../ui/choice';
import { ListEnd, Show, stateOf } from '../../../ui/list-state';
import { Columns, Page, Section } from '../../../ui/page';

const tabs = [{ value: 'live', words: '在办' }, { value: 'ended', words: '办完的' }] as const;

function Asked() {
  const looks = useSecondLooks(true);
  return (
    <Section title="请我去复核的">
      <Show state={stateOf(looks)} empty={{ icon: 'tick-circle', words: '没有要您去复核的' }}>{(items) => <ObjectionList items={items} withVillage />}</Show>
    </Section>
  );
}

function OfVillage({ villageId }: { villageId: string }) {
  const [state, setState] = useState<'live' | 'ended'>('live');
  const objections = useObjections(villageId, state);
  return (
    <Section title="评比异议">
      <Tabs options={tabs} value={state} onChange={setState} label="看哪些" />
      <Show state={stateOf(objections)} empty={{ icon: 'tick-circle', words: state === 'live' ? '没有在办的异议' : '还没有办完的异议' }}>
        {(items) => <><ObjectionList items={items} /><ListEnd {...objections.more} /></>}
      </Show>
    </Section>
  );
}

function Improving({ villageId }: { villageId: string }) {
  const improvements = useImprovements(villageId, true);
  return (
    <Section title="整改照片" note="当天看,当天摘">
      <Show state={stateOf(improvements)} empty={{ icon: 'tick-circle', words: '没有等着看的整改照片' }}>
        {(items) => <><ImprovementList items={items} /><ListEnd {...improvements.more} /></>}
      </Show>
    </Section>
  );
}

export default function ObjectionsPage() {
  const villageId = useStaffVillage();
  const [mayReview, mayScore, mayRule] = [useMay('hygiene:review'), useMay('hygiene:score'), useMay('hygiene:rule')];
  return (
    <Page title="异议和整改" wide>
      {mayScore && <Asked />}
      {mayReview && <Columns>{[<OfVillage key="objections" villageId={villageId} />, <Improving key="improvements" villageId={villageId} />]}</Columns>}
      {mayRule && <BoardRulePart villageId={villageId} />}
    </Page>
  );
}
