import { View } from '@tarojs/components';
import type { RuleInForceView, RuleView } from '../../../../shared/contract/record-rule';
import { phaseNames } from '../../../../shared/domain/record-rules';
import { Card, Entry, Tag } from '../../ui/card';
import { Seal } from '../../ui/five';
import { Section } from '../../ui/page';
import { coOf } from '../record/phases';
import { actName, dayWords } from './rule-names';

const whose = ({ level, ownerName, version }: RuleView): string => (level === 'national' ? '全国统一' : `${ownerName}定的 · 第 ${version} 版`);

function Coming({ rule }: { rule: RuleView }) {
  return (
    <Card tone="gold">
      <View className="v-strong">{`${actName(rule)} · ${dayWords(rule.from)}起`}</View>
      <View>{rule.words}</View>
      {rule.reason && <View className="v-sub">{`为什么改:${rule.reason}`}</View>}
      <View className="v-sub">{`${whose(rule)}。以前记的分不变`}</View>
    </Card>
  );
}

function RuleLine({ line: { rule, coming, passedOverWords } }: { line: RuleInForceView }) {
  const note = (
    <View>
      <View>{rule.words}</View>
      <View>{`${phaseNames[rule.phase]} · ${whose(rule)}`}</View>
      {passedOverWords && <View>{passedOverWords}</View>}
    </View>
  );
  const tag = coming.length > 0 ? <Tag tone="gold">要变</Tag> : rule.mode === 'off' ? <Tag tone="grey">停用</Tag> : undefined;
  return <Entry start={<Seal co={coOf[rule.phase]} />} title={actName(rule)} note={note} end={tag} />;
}

/** How points are earned: what will change first, then what holds now. */
export function RulesView({ items, noticeDays }: { items: readonly RuleInForceView[]; noticeDays: number }) {
  const changes = items.flatMap(({ coming }) => coming);
  return (
    <View>
      {changes.length > 0 && (
        <Section title="就要变的" note={`先公示 ${noticeDays} 天以上`}>{changes.map((rule) => <Coming key={`${rule.ruleId}${rule.from}`} rule={rule} />)}</Section>
      )}
      <Section title="现在的规则"><Card tight flush>{items.map((line) => <RuleLine key={line.rule.act + line.rule.kind} line={line} />)}</Card></Section>
    </View>
  );
}
