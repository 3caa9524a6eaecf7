import { View } from '@tarojs/components';
import type { ObjectionView } from '../../../../shared/contract/hygiene-review';
import { hundredths } from '../../../../shared/domain/grades';
import { dayTime } from '../../core/time';
import { Card, Entry } from '../../ui/card';
import { Section } from '../../ui/page';
import { PhotoStrip } from '../../ui/photos';
import { ObjectionTimeline } from './objection-timeline';
import { ageWords, resultWords } from './objection-words';

type Look = NonNullable<ObjectionView['secondLook']>;
type Item = Look['sections'][number]['items'][number];

const moved = ({ score, before }: Item): string => (score === before ? '没变' : score > before ? `多了 ${hundredths(score - before)}` : `少了 ${hundredths(before - score)}`);

function ItemLine({ item }: { item: Item }) {
  const photos = item.photos.length > 0 ? <PhotoStrip photos={item.photos} label={item.text} size="s" /> : undefined;
  return (
    <Entry
      title={item.text}
      note={<View>{`原来 ${hundredths(item.before)},${moved(item)}`}{photos}</View>}
      end={<View className={item.score < item.before ? 'v-minus' : 'v-plus'}>{hundredths(item.score)}</View>}
    />
  );
}

/** The two sheets side by side, item by item; what differs first. */
function SecondLook({ look }: { look: Look }) {
  const items = look.sections.flatMap((section) => section.items).sort((a, b) => Number(b.score !== b.before) - Number(a.score !== a.before));
  return (
    <Section title={`复核:${resultWords(look)}`} note={`${look.inspectorName} ${dayTime(look.lookedAt)}`}>
      {look.note && <Card tight><View className="v-prose">{look.note}</View></Card>}
      <Card tight={!look.note} flush>{items.map((item) => <ItemLine key={item.itemId} item={item} />)}</Card>
    </Section>
  );
}

export function ObjectionDetail({ objection }: { objection: ObjectionView }) {
  return (
    <View>
      <Card>
        <View className="v-title">{objection.householdLabel}</View>
        <View className="v-sub">{`${objection.village.name} · ${objection.roundTitle}`}</View>
        <View className="v-gap v-strong">{`原来:${resultWords(objection.before)}`}</View>
        <View className={objection.isLate ? 'v-late' : 'v-sub'}>{ageWords(objection)}{objection.onBehalf ? ` · ${objection.byName}代提` : ''}</View>
      </Card>
      <Section title="异议"><ObjectionTimeline objection={objection} /></Section>
      {objection.secondLook && <SecondLook look={objection.secondLook} />}
    </View>
  );
}
