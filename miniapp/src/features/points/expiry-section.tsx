import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ExpiryRuleView } from '../../../../shared/contract/points';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';
import { Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { ExpiryForm } from './expiry-form';
import { usePointsExpiry } from './points.queries';

function Coming({ rule: { from, words } }: { rule: ExpiryRuleView }) {
  return (
    <View className="v-gap">
      <Tag tone="gold">{`已公布 · ${from} 起`}</Tag>
      <View>{words}</View>
    </View>
  );
}

/** Whether points lapse (积分到期), what was announced, and the way to publish a change. */
export function ExpirySection({ villageId }: { villageId: string }) {
  const expiry = usePointsExpiry(villageId);
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title="积分到期" note="没公布过就一直有效">
      <Show state={stateOf(expiry)} empty={{ icon: 'clock', words: '没有公布过' }}>
        {({ words, coming, mayPublish, earliest }) => (
          <>
            <Card>
              <View className="v-sub">现在</View>
              <View className="v-strong">{words}</View>
              {coming.map((rule) => <Coming key={rule.ruleId} rule={rule} />)}
            </Card>
            {mayPublish && !isOpen && <View className="v-gap"><Button wide kind="line" icon="pen" onTap={() => setOpen(true)}>改到期规则</Button></View>}
            {mayPublish && isOpen && <ExpiryForm villageId={villageId} earliest={earliest} onDone={() => setOpen(false)} />}
          </>
        )}
      </Show>
    </Section>
  );
}
