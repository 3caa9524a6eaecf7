import { View } from '@tarojs/components';
import { useState } from 'react';
import { KindForm as KindSchema, type CountyKind } from '../../../../shared/contract/report-kind';
import { useForm } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { type KindInput, LimitFields, LookFields } from './kind-fields';
import { QuestionFields } from './question-fields';
import { useCreateKind, useEditKind, useRetireKind } from './report-kind-staff.queries';

const blank: KindInput = {
  name: '', icon: 'dots', words: '', group: 'sanitation', questions: [], minutes: { accept: 240, respond: 480, solve: 1440 }, urgent: false, dutyRole: 'cadre',
  recheckDays: null, keywords: [], position: 900,
};
const inputOf = ({ id: _id, version: _version, origin: _origin, changedAt: _at, retired: _retired, ...kind }: CountyKind): KindInput => kind;
const keywordsIn = (typed: string): string[] => typed.split(/[、,,\s]+/).filter((word) => word !== '');

function Keywords({ value, onChange, error }: { value: readonly string[]; onChange: (keywords: string[]) => void; error: string | undefined }) {
  const [typed, type] = useState(() => value.join('、'));
  const change = (words: string) => {
    type(words);
    onChange(keywordsIn(words));
  };
  return <Field label="关键词" value={typed} onChange={change} hint="给别的系统查找用,用顿号隔开" error={error} />;
}

function RetireButton({ countyCode, kind, onDone }: { countyCode: string; kind: CountyKind; onDone: () => void }) {
  const retire = useRetireKind(countyCode);
  const [isAsked, ask] = useState(false);
  const { id, version, name, retired } = kind;
  const act = () =>
    retire.mutate({ id, version, retired: !retired }, { onSuccess: () => { toast(retired ? '又可以上报了' : '已经停用'); onDone(); }, onSettled: () => ask(false) });
  return (
    <View className="v-gap">
      <Button wide kind="line" onTap={() => ask(true)}>{retired ? '恢复使用' : '停用这一类'}</Button>
      <Confirm
        open={isAsked} title={retired ? `恢复“${name}”?` : `停用“${name}”?`} act={retired ? '恢复' : '停用'} kind={retired ? 'main' : 'warm'}
        words={retired ? '全县的村民又能选它' : '村民不能再选它;已经上报的照常办,名称还在'} busy={retire.isPending} onAct={act} onClose={() => ask(false)}
      />
    </View>
  );
}

interface KindFormProps {
  countyCode: string;
  /** Undefined: a new one. */
  kind: CountyKind | undefined;
  onDone: () => void;
}

/** One kind of the county: how it looks, what it asks, how long it may take. */
export function KindForm({ countyCode, kind, onDone }: KindFormProps) {
  const form = useForm(KindSchema, kind ? inputOf(kind) : blank);
  const create = useCreateKind(countyCode);
  const edit = useEditKind(countyCode);
  const { value, set, problems } = form;
  const [openedAt] = useState(kind?.version);
  const after = { onSuccess: () => { toast('已经存好,全县马上用上'); onDone(); }, onError: form.refuse };
  const submit = () => {
    const checked = form.check();
    if (!checked) return toast('还有没填对的,请看红字');
    if (kind) edit.mutate({ id: kind.id, version: kind.version, form: checked }, after);
    else create.mutate(checked, after);
  };
  return (
    <View>
      {kind && kind.version !== openedAt && <Card tone="warm">刚有人改过这一类,您写的还在。看看下面的列表,再点“存好”就用您的</Card>}
      <Section title={kind ? `修改“${kind.name}”` : '加一类'} more="不改了" onMore={onDone}>
        <LookFields value={value} set={set} problems={problems} />
      </Section>
      <LimitFields value={value} set={set} problems={problems} />
      <QuestionFields questions={value.questions ?? []} onChange={(questions) => set({ questions })} problems={problems} />
      <Keywords value={value.keywords ?? []} onChange={(keywords) => set({ keywords })} error={problems.keywords} />
      <View className="v-gap"><Button wide busy={create.isPending || edit.isPending} onTap={submit}>存好</Button></View>
      {kind && <RetireButton countyCode={countyCode} kind={kind} onDone={onDone} />}
    </View>
  );
}
