import { View } from '@tarojs/components';
import type { SheetView } from '../../../../shared/contract/hygiene';
import { pointsOf } from '../../../../shared/domain/grades';
import { dayTime } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { itemOf, skipWords } from './sheet-draft';
import { outcomeWords } from './sheet-words';
import type { OpenSheet } from './use-sheet';

type Item = SheetView['sections'][number]['items'][number];

const found = ({ score, incidents }: { score?: number; incidents?: number | null }): string => {
  if (incidents !== undefined && incidents !== null) return `${incidents} 处`;
  return score === undefined ? '没打' : `${pointsOf(score)} 分`;
};

/** Where the two differ; the rest is the same and would only be in the way. */
function differences(theirs: SheetView, { sheet }: OpenSheet): { item: Item; mine: string; village: string }[] {
  if (sheet.skip) return [];
  const lines = theirs.sections.flatMap(({ items }) => items).map((item) => ({ item, mine: found(itemOf(sheet, item.itemId)), village: found(item) }));
  return lines.filter(({ mine, village }) => mine !== village);
}

/** The door has a sheet already: both side by side, nothing is overwritten, and the inspector decides. */
export function SheetConflict({ theirs, open }: { theirs: SheetView; open: OpenSheet }) {
  const lines = differences(theirs, open);
  const mine = open.sheet.skip ? skipWords[open.sheet.skip] : lines.length > 0 ? `有 ${lines.length} 项不一样` : '每一项都一样';
  return (
    <Card tone="warm">
      <View className="v-strong">{`${theirs.inspectorName}先打过这户了`}</View>
      <View className="v-sub">{`村里记的是 ${outcomeWords(theirs)}(${dayTime(theirs.scoredAt)})。您的还在手机上,没有覆盖:${mine}`}</View>
      {lines.map(({ item, mine: ours, village }) => (
        <Entry key={item.itemId} title={item.text} note={`村里记 ${village} · 我打 ${ours}`} />
      ))}
      <View className="v-gap v-row">
        <Button small kind="line" onTap={open.dropMine}>就按村里记的</Button>
        {!open.sheet.skip && <Button small onTap={() => open.keepMine(theirs)}>用我的,原来的留底</Button>}
      </View>
    </Card>
  );
}
