import { View } from '@tarojs/components';
import { INTAKE_CHANNELS, intakeChannelNames } from '../../../../shared/contract/intake';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Field, SwitchRow, TextArea } from '../../ui/field';
import { Section } from '../../ui/page';
import { GroupChoice } from '../household/group-choice';
import { KindPicker } from '../report/kind-picker';
import { KindQuestions } from '../report-kind/kind-questions';
import { HouseholdPick } from './household-pick';
import type { IntakeForm } from './use-intake-form';

const channels = INTAKE_CHANNELS.map((value) => ({ value, words: intakeChannelNames[value] }));

interface PartProps {
  form: IntakeForm;
  villageId: string;
}

function Problem({ words }: { words: string | undefined }) {
  return words ? <View className="v-late v-gap">{words}</View> : null;
}

function Speaker({ form, villageId }: PartProps) {
  const { words: { channel, caller, consent }, problems } = form;
  return (
    <Section title="谁说的" note="只有村干部看得到,加密保存">
      <Card>
        <Field label="姓名或称呼" placeholder="例如:杨婆婆" value={caller.name} max={20} error={problems['caller.name']} onChange={(name) => form.changeCaller({ name })} />
        <Field label="回电号码" type="number" placeholder="办好了打给谁" value={caller.phone ?? ''} max={13} error={problems['caller.phone']} onChange={(phone) => form.changeCaller({ phone })} />
        <HouseholdPick villageId={villageId} value={caller.householdId ?? null} onChange={(householdId) => form.changeCaller({ householdId })} />
        {channel === 'on-behalf' && <SwitchRow title="本人同意由我代报" note="要先问过本人" on={consent ?? false} onChange={(is) => form.change({ consent: is })} />}
        <Problem words={problems.consent} />
      </Card>
    </Section>
  );
}

function Heard({ form }: { form: IntakeForm }) {
  const { words: { heardWords = '', report } } = form;
  return (
    <Section title="说了什么" note="原话只有村干部看得到">
      <TextArea label="记下原话" placeholder="听到什么就写什么" value={heardWords} onChange={(heard) => form.change({ heardWords: heard })} />
      <Button kind="line" small disabled={heardWords === ''} onTap={() => form.changeReport({ description: heardWords })}>原话就用作公开的说明</Button>
      <TextArea label="公开的说明" placeholder="不写姓名和电话,可以不写" value={report.description ?? ''} onChange={(description) => form.changeReport({ description })} />
    </Section>
  );
}

/** Everything typed once, in the order of a conversation. */
export function IntakeFields({ form, villageId, kinds }: PartProps & { kinds: readonly ReportKindView[] }) {
  const { words: { channel, report }, problems } = form;
  return (
    <View>
      <Section title="怎么来的"><Segmented options={channels} value={channel} onChange={(value) => form.change({ channel: value })} label="怎么来的" /></Section>
      <Speaker form={form} villageId={villageId} />
      <Heard form={form} />
      <Section title="是什么事?">
        <KindPicker kinds={kinds} value={report.kind || undefined} onChange={(kind) => form.changeReport({ kind, answers: {} })} />
        <Problem words={problems['report.kind']} />
      </Section>
      <KindQuestions questions={form.kind?.questions ?? []} answers={report.answers ?? {}} onAnswer={form.answer} problems={answerProblems(problems)} />
      <Section title="在哪里?">
        <GroupChoice villageId={villageId} value={report.place.groupNo} onChange={(groupNo) => form.changePlace({ groupNo })} />
        <Field label="地方叫什么" placeholder="例如:老槐树旁" value={report.place.words ?? ''} max={60} error={problems['report.place']} onChange={(words) => form.changePlace({ words })} />
      </Section>
    </View>
  );
}

const PREFIX = 'report.answers.';
const answerProblems = (problems: IntakeForm['problems']) =>
  Object.fromEntries(Object.entries(problems).filter(([path]) => path.startsWith(PREFIX)).map(([path, words]) => [path.slice(PREFIX.length), words]));
