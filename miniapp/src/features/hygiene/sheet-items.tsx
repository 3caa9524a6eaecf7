import { View } from '@tarojs/components';
import type { SheetView } from '../../../../shared/contract/hygiene';
import { hundredths } from '../../../../shared/domain/grades';
import { dayTime } from '../../core/time';
import { Card, Entry, Tag } from '../../ui/card';
import { Section } from '../../ui/page';
import { PhotoStrip } from '../../ui/photos';
import { gradeTone, gradeWords } from './grade-words';
import { noticeWords, skipWords } from './round-words';

type Item = SheetView['sections'][number]['items'][number];

function ItemLine({ item }: { item: Item }) {
  const lost = item.max - item.score;
  const photos = item.photos.length > 0 ? <PhotoStrip photos={item.photos} label={item.text} size="s" /> : undefined;
  return (
    <Entry
      title={item.text}
      note={<View>{lost > 0 ? `满分 ${hundredths(item.max)},少了 ${hundredths(lost)}` : '满分'}{photos}</View>}
      end={<View className={lost > 0 ? 'v-minus' : 'v-plus'}>{hundredths(item.score)}</View>}
    />
  );
}

function Head({ sheet }: { sheet: SheetView }) {
  return (
    <Card>
      <View className="v-row v-row--top">
        <View className="v-grow">
          <View className="v-strong">{sheet.householdLabel}</View>
          <View className="v-sub">{sheet.roundTitle}</View>
        </View>
        {sheet.grade && <Tag tone={gradeTone(sheet.grade)}>{gradeWords(sheet.grade)}</Tag>}
      </View>
      {sheet.total !== null && <View className="v-score-line"><View className="v-big">{hundredths(sheet.total)}</View><View className="v-sub">{`分,满分 ${hundredths(sheet.max)}`}</View></View>}
      {sheet.skipReason && <View className="v-strong">{`没有打分:${skipWords[sheet.skipReason]}`}</View>}
      <View className="v-sub">{`${sheet.inspectorName}评 · ${dayTime(sheet.scoredAt)}`}</View>
      <View className="v-sub">{noticeWords(sheet)}</View>
      {sheet.note && <View className="v-prose v-gap">{sheet.note}</View>}
    </Card>
  );
}

/** The household's own sheet, item by item. */
export function SheetItems({ sheet }: { sheet: SheetView }) {
  return (
    <View>
      <Head sheet={sheet} />
      {sheet.sections.map((section) => (
        <Section key={section.title} title={section.title} note={`${hundredths(section.total)},满分 ${hundredths(section.max)}`}>
          <Card tight flush>{section.items.map((item) => <ItemLine key={item.itemId} item={item} />)}</Card>
        </Section>
      ))}
    </View>
  );
}
