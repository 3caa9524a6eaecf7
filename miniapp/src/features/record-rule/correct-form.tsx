import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RuleDeskLine, RuleView } from '../../../../shared/contract/record-rule';
import { ruleWords } from '../../../../shared/domain/rule-words';
import { chinaDay, isDay } from '../../../../shared/domain/weeks';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field, TextArea } from '../../ui/field';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { CorrectionLeft } from './correction-left';
import { draftOf, draftProblems, termsOf } from './rule-draft';
import { RuleFields } from './rule-fields';
import { actName, dayWords } from './rule-names';
import { useCorrectRule } from './rule-trial.queries';

interface CorrectFormProps {
  line: RuleDeskLine;
  wrong: RuleView;
  onDone: () => void;
}

/** What it will do, before anybody does it. */
function WhatItDoes({ wrong }: { wrong: RuleView }) {
  return (
    <Card tone="warm">
      <View className="v-strong">{`第 ${wrong.version} 版公布时写错了,才用这里`}</View>
      <View>{`原来写的:${wrong.words}`}</View>
      <View>从您选的那天起,用这一版记的分都收回,按新的重新记,一户一户自动办。</View>
      <View>原来的那笔留在档案里,旁边写明理由;分有变的人家会收到通知。</View>
      <View className="v-sub">只是想往后改,请回去点“改这一条”,以前的分不变。</View>
    </Card>
  );
}

function Done({ right, onDone }: { right: RuleView; onDone: () => void }) {
  return (
    <Section title="更正了">
      <Card tone="pine">
        <View className="v-strong">{`${dayWords(right.from)}起:${right.words}`}</View>
        {right.ruleId && <CorrectionLeft ruleId={right.ruleId} />}
      </Card>
      <View className="v-gap"><Button wide kind="line" onTap={onDone}>回到规则</Button></View>
    </Section>
  );
}

/** A version was found wrong (规则写错): the right figures, from which day, and why. */
export function CorrectForm({ line, wrong, onDone }: CorrectFormProps) {
  const level = wrong.level === 'village' ? 'village' : 'county';
  const [draft, setDraft] = useState(() => draftOf(wrong, level));
  const [from, setFrom] = useState(wrong.from);
  const [reason, setReason] = useState('');
  const [isAsked, ask] = useState(false);
  const correct = useCorrectRule(wrong.ruleId ?? '');
  const terms = termsOf(draft);
  const problems = draftProblems(draft, line.frame, wrong.name !== '');
  const check = () => {
    if (problems[0]) return toast(problems[0]);
    if (!isDay(from) || from < wrong.from || from > chinaDay(Date.now())) return toast(`请选 ${dayWords(wrong.from)}到今天之间的一天`);
    return reason.trim() === '' ? toast('请写明哪里写错了,村民看得到') : ask(true);
  };
  const send = () => correct.mutate({ ...terms, confirmers: [...terms.confirmers], from, reason: reason.trim(), base: line.base }, { onSettled: () => ask(false) });
  if (correct.data) return <Done right={correct.data} onDone={onDone} />;
  return (
    <Section title={`纠正:${actName(wrong)}`} more="不纠正了" onMore={onDone}>
      <WhatItDoes wrong={wrong} />
      <RuleFields draft={draft} onChange={setDraft} level={level} />
      {problems.length > 0 ? <Card tone="warm">{problems.map((words) => <View key={words}>{words}</View>)}</Card> : <Card><View className="v-sub">改成</View><View>{terms.mode === 'follow' ? '按上级的规则' : ruleWords(terms)}</View></Card>}
      <Field label="从哪天起重新记" placeholder={wrong.from} hint={`写成 ${wrong.from} 这样,最早这一天,最晚今天`} value={from} onChange={setFrom} max={10} />
      <TextArea label="哪里写错了" placeholder="例如:会上定的是 3 分,公布时写成了 8 分" value={reason} onChange={setReason} max={200} />
      <View className="v-gap"><Button wide kind="warm" busy={correct.isPending} onTap={check}>纠正</Button></View>
      <Confirm open={isAsked} title="纠正这一版?" words={`${dayWords(from)}以来用它记的分会全部收回,按新的重新记,不能撤销`} act="纠正" kind="warm" busy={correct.isPending} onAct={send} onClose={() => ask(false)} />
    </Section>
  );
}
