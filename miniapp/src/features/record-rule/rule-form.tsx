import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RuleDeskLine } from '../../../../shared/contract/record-rule';
import { quarterOf, quartersBack } from '../../../../shared/domain/quarters';
import { ruleWords } from '../../../../shared/domain/rule-words';
import { isDay } from '../../../../shared/domain/weeks';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field, TextArea } from '../../ui/field';
import { Section } from '../../ui/page';
import { toast } from '../../ui/toast';
import { draftOf, draftProblems, newDeedDraft, termsOf } from './rule-draft';
import { RuleFields } from './rule-fields';
import { usePublishRule, type RuleOwner } from './record-rule-staff.queries';
import { actName, dayWords } from './rule-names';
import { useSimulate } from './rule-trial.queries';
import { SimulationResult } from './simulation-view';

interface RuleFormProps {
  owner: RuleOwner;
  /** On whose past the change is tried. */
  villageId: string;
  earliestDay: string;
  /** Undefined: a new kind of deeds. */
  line: RuleDeskLine | undefined;
  onDone: () => void;
}

/** One rule: written, tried on the past quarter, published for a day after the notice time. */
export function RuleForm({ owner, villageId, earliestDay, line, onDone }: RuleFormProps) {
  const [draft, setDraft] = useState(() => (line ? draftOf(line.coming[0] ?? line.rule, owner.level) : newDeedDraft()));
  const [from, setFrom] = useState(earliestDay);
  const [reason, setReason] = useState('');
  const publish = usePublishRule(owner);
  const simulate = useSimulate(villageId);
  const terms = termsOf(draft);
  const isNamed = terms.act === 'deed-confirmed' && (owner.level === 'village' || terms.confirmers.length > 0);
  const problems = draftProblems(draft, line?.frame, isNamed);
  const tryIt = () => simulate.mutate({ quarter: quartersBack(quarterOf(Date.now()), 2)[1]!, drafts: [{ ...terms, confirmers: [...terms.confirmers], level: owner.level }] });
  const send = () => {
    if (problems[0]) return toast(problems[0]);
    if (!isDay(from) || from < earliestDay) return toast(`最早 ${dayWords(earliestDay)}生效`);
    if (reason.trim() === '') return toast('请写明为什么改,村民看得到');
    publish.mutate({ ...terms, confirmers: [...terms.confirmers], from, reason: reason.trim(), base: line?.base ?? 0 }, { onSuccess: () => { toast(`公布了,${dayWords(from)}起生效`); onDone(); } });
  };
  return (
    <View>
      <Section title={line ? actName(line.rule) : '加一类好事'} more="不改了" onMore={onDone}>
        {line?.frame && <Card tone="gold"><View>{`县里的规定:${line.frame.words}`}</View></Card>}
        <RuleFields draft={draft} onChange={setDraft} level={owner.level} />
        {problems.length > 0 ? <Card tone="warm">{problems.map((words) => <View key={words}>{words}</View>)}</Card> : <Card><View className="v-sub">村民会看到</View><View>{terms.mode === 'follow' ? '按上级的规则' : ruleWords(terms)}</View></Card>}
        <Field label="从哪天起" placeholder={earliestDay} hint={`写成 ${earliestDay} 这样,最早这一天`} value={from} onChange={setFrom} max={10} />
        <TextArea label="为什么改" placeholder="例如:村民代表会上商量的" value={reason} onChange={setReason} max={200} />
        {villageId !== '' && <View className="v-gap"><Button wide kind="line" icon="chart" busy={simulate.isPending} disabled={problems.length > 0} onTap={tryIt}>放到上季度试算</Button></View>}
        {simulate.data && <SimulationResult result={simulate.data} />}
        <View className="v-gap"><Button wide busy={publish.isPending} onTap={send}>公布</Button></View>
      </Section>
    </View>
  );
}
