import { View } from '@tarojs/components';
import { useState } from 'react';
import { pageParam } from '../../../core/navigation';
import { useMyResidency } from '../../../features/household/my-household';
import { ExpirySection } from '../../../features/points/expiry-section';
import { useRules } from '../../../features/record-rule/record-rule.queries';
import { RulesView } from '../../../features/record-rule/rules-view';
import { WhatCanBeEarned } from '../../../features/record-rule/what-can-be-earned';
import { Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function RulesPage() {
  const [asked] = useState(() => pageParam('villageId'));
  const home = useMyResidency(asked || undefined);
  const villageId = asked || home?.village.villageId || '';
  const rules = useRules(villageId);
  return (
    <Page title="积分怎么得">
      <Show state={stateOf(rules)} empty={{ icon: 'list', words: '还没有规则' }}>
        {({ items, noticeDays }) => (
          <View>
            <RulesView items={items} noticeDays={noticeDays} />
            <ExpirySection villageId={villageId} />
            {home?.householdId && <WhatCanBeEarned householdId={home.householdId} villageId={villageId} />}
          </View>
        )}
      </Show>
    </Page>
  );
}
