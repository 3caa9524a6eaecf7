import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RuleDeskLine, RuleView } from '../../../../shared/contract/record-rule';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { CorrectionLeft } from './correction-left';
import { useWithdrawRule } from './record-rule-staff.queries';
import { actName, dayWords } from './rule-names';

const stateWords: Record<RuleView['state'], string> = { 'in-force': '在用', announced: '已公布', past: '过去的', withdrawn: '撤回了' };

function Withdraw({ rule }: { rule: RuleView }) {
  const withdraw = useWithdrawRule();
  const [isAsked, ask] = useState(false);
  const act = (reason: string) => withdraw.mutate({ ruleId: rule.ruleId!, reason }, { onSuccess: () => toast('撤回了,会告诉村民'), onSettled: () => ask(false) });
  return (
    <View className="v-gap v-ends">
      <Button small kind="line" onTap={() => ask(true)}>撤回</Button>
      <Confirm open={isAsked} title="撤回这一版?" words="还没生效,撤回后照原来的规则" act="撤回" reason="村民会看到理由" busy={withdraw.isPending} onAct={act} onClose={() => ask(false)} />
    </View>
  );
}

interface DeskLineProps {
  line: RuleDeskLine;
  /** Left out for whoever reads the rules of others. */
  onOpen: (() => void) | undefined;
  /** Only for the officers of the county. */
  onCorrect: ((wrong: RuleView) => void) | undefined;
}

function Version({ rule, mayWithdraw, onCorrect }: { rule: RuleView; mayWithdraw: boolean; onCorrect: DeskLineProps['onCorrect'] }) {
  const { state, version, from, words, corrects, ruleId } = rule;
  const mayBeWrong = state === 'in-force' || state === 'past';
  return (
    <View className="v-gap">
      <Tag tone={state === 'announced' ? 'gold' : 'grey'}>{`第 ${version} 版 · ${stateWords[state]} · ${dayWords(from)}起${corrects ? ' · 更正' : ''}`}</Tag>
      {state === 'announced' && <View><View>{words}</View>{mayWithdraw && <Withdraw rule={rule} />}</View>}
      {onCorrect && corrects && ruleId && <CorrectionLeft ruleId={ruleId} />}
      {onCorrect && mayBeWrong && <View className="v-gap v-ends"><Button small kind="line" onTap={() => onCorrect(rule)} label={`第 ${version} 版写错了,纠正`}>写错了,纠正</Button></View>}
    </View>
  );
}

/** One rule of the desk with its versions. */
export function DeskLine({ line, onOpen, onCorrect }: DeskLineProps) {
  const { rule, versions, passedOverWords, frame } = line;
  return (
    <Card>
      <View className="v-strong">{actName(rule)}</View>
      <View>{rule.words}</View>
      <View className="v-sub">{rule.level === 'national' ? '现在按全国统一的' : `现在按${rule.ownerName}第 ${rule.version} 版`}</View>
      {frame && <View className="v-sub">{frame.words}</View>}
      {passedOverWords && <View className="v-strong">{passedOverWords}</View>}
      {versions.slice(0, 3).map((one) => <Version key={one.version} rule={one} mayWithdraw={Boolean(onOpen)} onCorrect={onCorrect} />)}
      {onOpen && <View className="v-gap v-ends"><Button small kind="line" icon="pen" onTap={onOpen}>改这一条</Button></View>}
    </Card>
  );
}
