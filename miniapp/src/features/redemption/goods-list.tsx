import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DeskView, GoodView } from '../../../../shared/contract/redemption';
import { Button } from '../../ui/button';
import { Card, Entry, Stat, StatRow, Tag } from '../../ui/card';
import { Picture } from '../../ui/photos';
import { Notice } from '../../ui/list-state';
import { GoodForm } from './good-form';
import { MoveForm } from './move-form';

const stateWords = ({ onShelf, isChecked }: GoodView): string | undefined => (!isChecked ? '等审核' : onShelf ? undefined : '没上架');

function GoodLine({ good, onEdit, onMove }: { good: GoodView; onEdit?: (() => void) | undefined; onMove?: (() => void) | undefined }) {
  const { name, unit, points, stock, held, photo, takenThisQuarter } = good;
  const state = stateWords(good);
  const note = [`${points} 分`, `可换 ${stock} ${unit}`, ...(held > 0 ? [`${held} ${unit}等人来领`] : []), `本季换出 ${takenThisQuarter}`].join(' · ');
  return (
    <View>
      <Entry
        start={<Picture photo={photo} label={name} size="s" />} title={<View>{name}{state && <Tag tone="grey">{state}</Tag>}</View>} note={note}
        end={onMove && onEdit ? <GoodActs name={name} onEdit={onEdit} onMove={onMove} /> : undefined}
      />
    </View>
  );
}

/** Side by side: a button within a button is none to those who do not see. */
function GoodActs({ name, onEdit, onMove }: { name: string; onEdit: () => void; onMove: () => void }) {
  return (
    <View className="v-row">
      <Button small kind="line" label={`改 ${name}`} onTap={onEdit}>改</Button>
      <Button small kind="line" label={`进货 ${name}`} onTap={onMove}>进货</Button>
    </View>
  );
}

/** Goods with stock; tap one to change it, 进货 to write in the ledger. */
export function GoodsList({ desk, isAdding, onAdded }: { desk: DeskView; isAdding: boolean; onAdded: () => void }) {
  const [edited, edit] = useState<GoodView>();
  const [moved, move] = useState<GoodView>();
  const { village: { villageId }, goods, spent, setting: { quarterBudget }, waiting, mayManage } = desk;
  return (
    <View>
      <StatRow>
        <Stat words="等着来领" value={waiting} {...(waiting > 0 && { tone: 'warm' as const })} />
        <Stat words={quarterBudget === null ? '本季换出(分)' : `本季换出,共 ${quarterBudget} 分`} value={spent} tone="pine" />
      </StatRow>
      {goods.length === 0 && <Notice icon="market" words="还没有东西。先加一样,再进货" />}
      {goods.length > 0 && (
        <Card flush>
          {goods.map((good) => <GoodLine key={good.goodId} good={good} onEdit={mayManage ? () => edit(good) : undefined} onMove={mayManage ? () => move(good) : undefined} />)}
        </Card>
      )}
      {(isAdding || edited) && <GoodForm key={edited?.goodId ?? 'new'} villageId={villageId} good={edited} onClose={() => { edit(undefined); onAdded(); }} />}
      {moved && <MoveForm villageId={villageId} good={moved} onClose={() => move(undefined)} />}
    </View>
  );
}
