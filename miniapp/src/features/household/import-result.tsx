import { View } from '@tarojs/components';
import type { ImportPreview } from '../../../../shared/contract/household';
import { Card, Entry, Stat, StatRow, Tag } from '../../ui/card';
import { Section } from '../../ui/page';

function Problems({ problems, problemCount }: ImportPreview) {
  return (
    <Section title="这些行要改" note={`${problemCount} 行`}>
      <Card tight flush>
        {problems.map(({ line, message }, at) => <Entry key={`${line} ${at}`} start={<Tag tone="warm">{`第 ${line} 行`}</Tag>} title={message} />)}
      </Card>
      {problemCount > problems.length && <View className="v-sub v-gap">{`先列出 ${problems.length} 行,改好再传会列出其余的`}</View>}
    </Section>
  );
}

function Sample({ sample }: ImportPreview) {
  return (
    <Section title="导入后是这样" note="前几户">
      <Card tight flush>{sample.map(({ label, headName, people }) => <Entry key={label} title={`${label} ${headName}`} note={`${people} 口人`} />)}</Card>
    </Section>
  );
}

/** What an uploaded table would do: figures, every bad row with its reason, the first households. */
export function ImportResult({ preview }: { preview: ImportPreview }) {
  return (
    <>
      <StatRow>
        <Stat words="新增户" value={preview.added} tone="pine" />
        <Stat words="有变动" value={preview.changed} />
        <Stat words="要改的行" value={preview.problemCount} tone={preview.problemCount > 0 ? 'warm' : undefined} />
      </StatRow>
      <View className="v-sub v-gap">{`表里 ${preview.rows} 行,${preview.households} 户,${preview.persons} 人`}</View>
      {preview.problemCount > 0 ? <Problems {...preview} /> : <Sample {...preview} />}
    </>
  );
}
