import { View } from '@tarojs/components';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Field, SwitchRow, TextArea } from '../../ui/field';
import { Section } from '../../ui/page';
import { PhotoPicker } from '../../ui/photos';
import { GroupChoice } from '../household/group-choice';
import { KindPicker } from '../report/kind-picker';
import { KindQuestions } from '../report-kind/kind-questions';
import { HouseholdPick } from './household-pick';
import { channelChoices, givesAway, withHousehold } from './intake-draft';
import type { IntakeForm } from './intake-form';

interface PartProps {
  form: IntakeForm;
  villageId: string;
}

function Problem({ words }: { words: string | undefined }) {
  return words ? <View className="v-late v-gap">{words}</View> : null;
}

function Speaker({ form, villageId }: PartProps) {
  const { words: { channel, caller, consent, householdLabel }, problems, change, changeCaller } = form;
  return (
    <Section title="谁说的" note="只有村干部看得到,加密保存">
      <Card>
        <Field label="姓名或称呼" placeholder="例如:杨婆婆" value={caller.name} max={20} error={problems['caller.name']} onChange={(name) => changeCaller({ name })} />
        <Field label="回电号码" type="number" placeholder="办好了打给谁" value={caller.phone} max={13} error={problems['caller.phone']} onChange={(phone) => changeCaller({ phone })} />
        <HouseholdPick villageId={villageId} label={householdLabel} onChoose={(household) => change((words) => withHousehold(words, household))} />
        {channel === 'on-behalf' && <SwitchRow title="本人同意由我代报" note="要先问过本人" on={consent} onChange={(is) => change({ consent: is })} />}
        <Problem words={problems.consent} />
      </Card>
    </Section>
  );
}

function Heard({ form }: { form: IntakeForm }) {
  const { words: { heardWords, description }, change } = form;
  return (
    <Section title="说了什么" note="原话只有村干部看得到">
      <TextArea label="记下原话" placeholder="听到什么就写什么" value={heardWords} onChange={(heard) => change({ heardWords: heard })} />
      <Button kind="line" small disabled={heardWords === ''} onTap={() => change({ description: heardWords })}>原话就用作公开的说明</Button>
      <TextArea label="公开的说明" placeholder="不写姓名和电话,可以不写" value={description} onChange={(open) => change({ description: open })} />
      <Problem words={givesAway(form.words) ? '公开的说明里写了姓名或电话,全村都看得到,请去掉' : undefined} />
    </Section>
  );
}

function Where({ form, villageId }: PartProps) {
  const { words: { place }, problems, change } = form;
  return (
    <Section title="在哪里?">
      <GroupChoice villageId={villageId} value={place.groupNo} onChange={(groupNo) => change({ place: { ...place, groupNo } })} />
      <Field label="地方叫什么" placeholder="例如:老槐树旁" value={place.words} max={60} error={problems['report.place']} onChange={(words) => change({ place: { ...place, words } })} />
    </Section>
  );
}

/** Everything typed once, in the order of a conversation. */
export function IntakeFields({ form, villageId, kinds }: PartProps & { kinds: readonly ReportKindView[] }) {
  const { words: { channel, kind, answers }, problems, answerProblems, change, photos } = form;
  const questions = kinds.find(({ id }) => id === kind)?.questions ?? [];
  return (
    <View>
      <Section title="怎么来的"><Segmented options={channelChoices} value={channel} onChange={(value) => change({ channel: value })} label="怎么来的" /></Section>
      <Speaker form={form} villageId={villageId} />
      <Heard form={form} />
      <Section title="是什么事?">
        <KindPicker kinds={kinds} value={kind} onChange={(chosen) => change({ kind: chosen, answers: {} })} />
        <Problem words={problems['report.kind']} />
      </Section>
      <KindQuestions questions={questions} answers={answers} onAnswer={(key, given) => change({ answers: { ...answers, [key]: given } })} problems={answerProblems} />
      <Where form={form} villageId={villageId} />
      <Section title="照片(可以没有)">
        <PhotoPicker paths={photos.map(({ path }) => path)} ask="拍下来,或拍下纸条上说的地方" onAdd={form.addPhotos} onDrop={form.dropPhoto} />
      </Section>
    </View>
  );
}
