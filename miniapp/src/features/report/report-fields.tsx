import { View } from '@tarojs/components';
import { REPORT_KINDS, reportKinds, type ReportKindId } from '../../../../shared/domain/report-kinds';
import { Card } from '../../ui/card';
import { ChoiceGrid, type Choice } from '../../ui/choice';
import { SwitchRow, TextArea } from '../../ui/field';
import { iconNamed } from '../../ui/icon';
import { Section } from '../../ui/page';
import { PhotoPicker } from '../../ui/photos';
import { PlaceFields } from './place-fields';
import type { ReportForm } from './report-form';

const choices: Choice<ReportKindId>[] = REPORT_KINDS.map((value) => ({
  value,
  words: reportKinds[value].name,
  icon: iconNamed(reportKinds[value].icon),
}));

function Problem({ words }: { words: string | undefined }) {
  return words ? <View className="v-late v-gap">{words}</View> : null;
}

/** Photo first, then what, where, and whatever there is to add. */
export function ReportFields({ form, villageId }: { form: ReportForm; villageId: string }) {
  const { words, problems } = form;
  return (
    <View>
      <PhotoPicker ask="先拍一张照片" paths={form.photos.map(({ path }) => path)} onAdd={form.addPhotos} onDrop={form.dropPhoto} />
      <Problem words={problems.photoIds} />
      <Section title="是什么事?">
        <ChoiceGrid choices={choices} value={words.kind} onChange={(kind) => form.change({ kind })} label="是什么事" />
        <Problem words={problems.kind} />
      </Section>
      <Section title="在哪里?"><PlaceFields form={form} villageId={villageId} /></Section>
      <Section title="还想说的" note="可以不写">
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
