import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { DeskLine } from '../../../features/record-rule/rule-desk';
import { RuleForm } from '../../../features/record-rule/rule-form';
import { useRuleCounty, useRuleDesk, type RuleOwner } from '../../../features/record-rule/record-rule-staff.queries';
import { useStaffVillage } from '../../../features/workbench/staff-village';
import { Button, FootBar } from '../../../ui/button';
import { Show, stateOf } from '../../../ui/list-state';
import { Page, Section } from '../../../ui/page';

const NEW = 'new';

export default function RulesDeskPage() {
  const [asked] = useState(() => pageParam('villageId'));
  const county = useRuleCounty();
  const villageId = useStaffVillage();
  const owner: RuleOwner = county !== '' && asked === '' ? { level: 'county', id: county } : { level: 'village', id: villageId };
  const desk = useRuleDesk(owner);
  const [open, setOpen] = useState('');
  const show = (key: string) => {
    setOpen(key);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const foot = open === '' ? <FootBar><Button icon="plus" onTap={() => show(NEW)}>加一类好事</Button></FootBar> : undefined;
  return (
    <Page title="积分规则" wide foot={foot} offlineWords="没有信号,要连上网才能改">
      <Show state={stateOf(desk)} empty={{ icon: 'scale', words: '还没有规则' }}>
        {({ items, earliestDay, noticeDays, ownerName }) => (open === '' ? (
          <Section title={`${ownerName}的规则`} note={`改了先公示 ${noticeDays} 天以上`}>
            <View>{items.map((line) => <DeskLine key={line.rule.act + line.rule.kind} line={line} onOpen={() => show(line.rule.act + line.rule.kind)} />)}</View>
          </Section>
        ) : (
          <RuleForm key={open} owner={owner} villageId={villageId} earliestDay={earliestDay} line={items.find(({ rule }) => rule.act + rule.kind === open)} onDone={() => show('')} />
        ))}
      </Show>
    </Page>
  );
}
