import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReportView } from '../../../../shared/contract/report';
import { FORWARD_TARGETS } from '../../../../shared/domain/forward-targets';
import { addDays, chinaDay } from '../../../../shared/domain/weeks';
import { Button } from '../../ui/button';
import { ChoiceGrid } from '../../ui/choice';
import { Field, TextArea } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { CannedChoice } from './canned-choice';
import { MergeChoice } from './merge-choice';
import { ruleOfAct, verbOf, type DeskAct, type Said } from './report-staff.acts';

interface PartProps {
  report: ReportView;
  said: Said;
  onChange: (more: Partial<Said>) => void;
}

const SPANS = [
  { value: '7', words: '一周后' }, { value: '15', words: '半个月后' }, { value: '30', words: '一个月后' }, { value: '90', words: '三个月后' },
] as const;

function DayPart({ said: { until = '' }, onChange }: PartProps) {
  const today = chinaDay(Date.now());
  const chosen = SPANS.find(({ value }) => addDays(today, Number(value)) === until)?.value;
  return (
    <View className="v-gap">
      <ChoiceGrid choices={SPANS} columns={2} label="什么时候再办" value={chosen} onChange={(days) => onChange({ until: addDays(today, Number(days)) })} />
      <Field label="哪天再办" placeholder="例如 2027-03-01" value={until} onChange={(day) => onChange({ until: day.trim() })} max={10} />
    </View>
  );
}

function ForwardPart({ said: { to }, onChange }: PartProps) {
  const targets = FORWARD_TARGETS.map((name) => ({ value: name, words: name }));
  return (
    <View className="v-gap">
      <ChoiceGrid choices={targets} columns={2} label="转给谁" value={to} onChange={(name) => onChange({ to: name })} />
    </View>
  );
}

const MergePart = ({ report, said, onChange }: PartProps) => <MergeChoice report={report} value={said.intoId} onChange={(intoId) => onChange({ intoId })} />;

const parts: Partial<Record<DeskAct, (props: PartProps) => React.JSX.Element>> = { defer: DayPart, forward: ForwardPart, merge: MergePart };
const asked: Partial<Record<DeskAct, keyof Said>> = { defer: 'until', forward: 'to', merge: 'intoId' };

function isWhole(act: DeskAct, said: Said): boolean {
  const field = asked[act];
  return (!ruleOfAct(act).needsNote || said.note.trim() !== '') && (field === undefined || Boolean(said[field]?.trim()));
}

interface DeskFormProps {
  act: DeskAct;
  report: ReportView;
  busy: boolean;
  onAct: (said: Said) => void;
  onClose: () => void;
}

/** The words an act needs, half of them ready to be tapped, and the one thing more that some ask for. */
export function DeskForm({ act, report, busy, onAct, onClose }: DeskFormProps) {
  const [said, say] = useState<Said>({ note: '' });
  const change = (more: Partial<Said>) => say((before) => ({ ...before, ...more }));
  const { needsNote, words } = ruleOfAct(act);
  const Part = parts[act];
  return (
    <Sheet open title={verbOf(act, report)} onClose={onClose}>
      {words && <View className="v-sub">{words}</View>}
      {Part && <Part report={report} said={said} onChange={change} />}
      <TextArea label={needsNote ? '理由' : '说一句(可以不写)'} value={said.note} onChange={(note) => change({ note })} max={200} />
      {said.note === '' && <CannedChoice act={act} onPick={(note) => change({ note })} />}
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onClose}>先不了</Button>
        <Button busy={busy} disabled={!isWhole(act, said)} onTap={() => onAct({ ...said, note: said.note.trim() })}>{verbOf(act, report)}</Button>
      </View>
    </Sheet>
  );
}
