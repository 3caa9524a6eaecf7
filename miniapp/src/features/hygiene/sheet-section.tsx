import { View } from '@tarojs/components';
import type { z } from 'zod';
import type { ChecklistView } from '../../../../shared/contract/checklist';
import { worthWords } from '../../../../shared/domain/checklist-changes';
import { INCIDENTS_AT_MOST, pointsOf, scoreOf } from '../../../../shared/domain/grades';
import { Button, IconButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Section } from '../../ui/page';
import { choosePhotos } from '../../ui/photos';
import { KeptPicture } from '../../ui/kept-picture';
import { itemOf, PHOTOS_PER_ITEM } from './sheet-draft';
import type { OpenSheet } from './use-sheet';

type SectionView = z.infer<typeof ChecklistView>['sections'][number];
type Item = SectionView['items'][number];

function Photos({ item, open }: { item: Item; open: OpenSheet }) {
  const { photoIds, refs } = itemOf(open.sheet, item.id);
  if (photoIds.length + refs.length === 0) return null;
  return (
    <View className="v-photos v-gap">
      {photoIds.length > 0 && <View className="v-sub">{`已传 ${photoIds.length} 张`}</View>}
      {refs.map((ref, at) => (
        <KeptPicture key={ref} kept={ref} label={`${item.text} 照片 ${at + 1}`} onDrop={open.mayChange ? () => open.dropPhoto(item.id, ref) : undefined} />
      ))}
    </View>
  );
}

function Scores({ item, open }: { item: Item; open: OpenSheet }) {
  const options = item.choices.map((value) => ({ value, words: pointsOf(value) }));
  return <Segmented options={options} value={itemOf(open.sheet, item.id).score} onChange={(value) => open.mayChange && open.score(item.id, value)} label={item.text} />;
}

/** Counted by thumb: nothing found is said as well. */
function Incidents({ item, open }: { item: Item; open: OpenSheet }) {
  const { incidents } = itemOf(open.sheet, item.id);
  const worth = scoreOf(item, { itemId: item.id, incidents });
  const to = (next: number) => () => void open.count(item.id, Math.max(0, Math.min(INCIDENTS_AT_MOST, next)));
  return (
    <View className="v-grow">
      <View className="v-strong">{incidents === undefined ? '发现几处?' : `${incidents} 处,得 ${pointsOf(worth ?? 0)} 分`}</View>
      {open.mayChange && (
        <View className="v-row v-gap">
          {incidents ? (
            <Button small kind="line" onTap={to(incidents - 1)} label={`${item.text} 减一处`}>减一处</Button>
          ) : (
            <Button small kind="line" onTap={to(0)} label={`${item.text} 没有`}>没有</Button>
          )}
          <Button small kind="line" onTap={to((incidents ?? 0) + 1)} label={`${item.text} 加一处`}>加一处</Button>
        </View>
      )}
    </View>
  );
}

function ItemNotes({ item, isMissing }: { item: Item; isMissing: boolean }) {
  const lines = [item.kind === 'deduct' ? worthWords(item) : '', item.photo === 'required' ? `要拍照${isMissing ? ',还没拍' : ''}` : '', item.villageRule && `村规民约:${item.villageRule}`];
  return <>{lines.filter(Boolean).map((line) => <View key={line} className="v-sub">{line}</View>)}</>;
}

function ItemCard({ item, open, tight }: { item: Item; open: OpenSheet; tight: boolean }) {
  const { photoIds, refs } = itemOf(open.sheet, item.id);
  const room = item.photo === 'none' ? 0 : PHOTOS_PER_ITEM - photoIds.length - refs.length;
  const takePhoto = async () => {
    const paths = await choosePhotos(room);
    if (paths.length > 0) await open.addPhotos(item.id, paths);
  };
  return (
    <Card tight={tight}>
      <View className="v-strong">{item.text}</View>
      <ItemNotes item={item} isMissing={item.photo === 'required' && photoIds.length + refs.length === 0} />
      <View className="v-row v-gap">
        {item.kind === 'score' ? <Scores item={item} open={open} /> : <Incidents item={item} open={open} />}
        {open.mayChange && room > 0 && <IconButton icon="camera" label={`给“${item.text}”拍照`} onTap={() => void takePhoto()} />}
      </View>
      <Photos item={item} open={open} />
    </Card>
  );
}

/** One section of the checklist under the thumb. */
export function SheetSection({ section, open }: { section: SectionView; open: OpenSheet }) {
  const max = section.items.reduce((sum, item) => sum + item.max, 0);
  return (
    <Section title={section.title} note={`满分 ${pointsOf(max)}`}>
      {section.items.map((item, at) => <ItemCard key={item.id} item={item} open={open} tight={at === 0} />)}
    </Section>
  );
}
