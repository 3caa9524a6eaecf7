import { View } from '@tarojs/components';
import type { z } from 'zod';
import type { ChecklistView } from '../../../../shared/contract/hygiene';
import { hundredths } from '../../../../shared/domain/grades';
import { IconButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Section } from '../../ui/page';
import { choosePhotos } from '../../ui/photos';
import { KeptPicture } from '../../ui/kept-picture';
import { itemOf, PHOTOS_PER_ITEM } from './sheet-draft';
import type { OpenSheet } from './use-sheet';

type SectionView = z.infer<typeof ChecklistView>['sections'][number];
type Item = SectionView['items'][number];

/** 800 → 8 */
const points = (value: number): string => hundredths(value).replace(/\.?0+$/, '') || '0';

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

function ItemCard({ item, open, tight }: { item: Item; open: OpenSheet; tight: boolean }) {
  const { score, photoIds, refs } = itemOf(open.sheet, item.id);
  const room = PHOTOS_PER_ITEM - photoIds.length - refs.length;
  const takePhoto = async () => {
    const paths = await choosePhotos(room);
    if (paths.length > 0) await open.addPhotos(item.id, paths);
  };
  const choices = item.choices.map((value) => ({ value, words: points(value) }));
  return (
    <Card tight={tight}>
      <View className="v-strong">{item.text}</View>
      <View className="v-row v-gap">
        <Segmented options={choices} value={score} onChange={(value) => open.mayChange && open.score(item.id, value)} label={item.text} />
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
    <Section title={section.title} note={`满分 ${points(max)}`}>
      {section.items.map((item, at) => <ItemCard key={item.id} item={item} open={open} tight={at === 0} />)}
    </Section>
  );
}
