import { View } from '@tarojs/components';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import { Card } from '../../ui/card';
import { SwitchRow, TextArea } from '../../ui/field';
import { Section } from '../../ui/page';
import { PhotoPicker } from '../../ui/photos';
import { VoiceRecorder } from '../../ui/voice-recorder';
import { KindQuestions } from '../report-kind/kind-questions';
import { KindPicker } from './kind-picker';
import { PlaceFields } from './place-fields';
import type { ReportForm } from './report-form';

const MOST_VOICES = 2;

function Problem({ words }: { words: string | undefined }) {
  return words ? <View className="v-late v-gap">{words}</View> : null;
}

interface ReportFieldsProps {
  form: ReportForm;
  villageId: string;
  /** The likeliest first. */
  kinds: readonly ReportKindView[];
}

/** Photo first, then what, where, and whatever there is to add. */
export function ReportFields({ form, villageId, kinds }: ReportFieldsProps) {
  const { words, problems } = form;
  const questions = kinds.find(({ id }) => id === words.kind)?.questions ?? [];
  return (
    <View>
      <PhotoPicker ask="先拍一张照片" paths={form.photos.map(({ path }) => path)} onAdd={form.addPhotos} onDrop={form.dropPhoto} />
      <Problem words={problems.photoIds} />
      <Section title="是什么事?">
        <KindPicker kinds={kinds} value={words.kind} onChange={form.chooseKind} />
        <Problem words={problems.kind} />
      </Section>
      <KindQuestions questions={questions} answers={words.answers} onAnswer={form.answer} problems={form.answerProblems} />
      <Section title="在哪里?"><PlaceFields form={form} villageId={villageId} /></Section>
      <Section title="还想说的" note="可以不说">
        <VoiceRecorder voices={form.voices} onAdd={form.addVoice} onDrop={form.dropVoice} max={MOST_VOICES} />
        <TextArea label="说几句" placeholder="例如:昨晚就满了,有臭味" value={words.description} onChange={(description) => form.change({ description })} />
      </Section>
      <Card>
        <SwitchRow
          title="公开我的姓名"
          note={words.showName ? '全村都会看到是您上报的' : '现在不公开:只有村干部知道是您上报的'}
          on={words.showName}
          onChange={(showName) => form.change({ showName })}
        />
      </Card>
    </View>
  );
}
