import { View } from '@tarojs/components';
import { useState } from 'react';
import { pointsOf } from '../../../../shared/domain/grades';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Field, SwitchRow, TextArea } from '../../ui/field';
import { hundredthsIn, ofKind, scoresIn, scoresTyped, type ItemInput } from './checklist-input';

const kinds = [{ value: 'score', words: '打分' }, { value: 'deduct', words: '每处扣分' }] as const;
const photos = [{ value: 'required', words: '要拍照' }, { value: 'optional', words: '可拍可不拍' }, { value: 'none', words: '不拍照' }] as const;

interface PointsProps {
  label: string;
  value: number | null | undefined;
  onChange: (value: number) => void;
  hint?: string;
  error: string | undefined;
}

/** Points as people type them; kept as typed, so that a half-written 8. is not taken away. */
export function PointsField({ value, onChange, ...box }: PointsProps) {
  const [typed, type] = useState(() => (value ? pointsOf(value) : ''));
  const change = (words: string) => {
    type(words);
    onChange(hundredthsIn(words));
  };
  return <Field {...box} type="digit" value={typed} onChange={change} max={6} />;
}

interface ItemFieldsProps {
  item: ItemInput;
  onChange: (item: ItemInput) => void;
  onDrop: () => void;
  onDone: () => void;
  /** A county decides what its villages may change. */
  isCounty: boolean;
  problemAt: (path: string) => string | undefined;
}

function WorthFields({ item, onChange, problemAt }: Pick<ItemFieldsProps, 'item' | 'onChange' | 'problemAt'>) {
  const [typed, type] = useState(() => scoresTyped(item.choices ?? []));
  const retype = (words: string) => {
    type(words);
    onChange({ ...item, ...scoresIn(words) });
  };
  if (item.kind === 'score') {
    return <Field label="可以打的分" value={typed} onChange={retype} hint="从 0 到满分,用空格隔开,例如 0 5 8 10" error={problemAt('choices') ?? problemAt('max')} max={40} />;
  }
  return (
    <>
      <PointsField label="每发现一处扣几分" value={item.each} onChange={(each) => onChange({ ...item, each })} error={problemAt('each')} />
      <PointsField label="满分(最多扣这么多)" value={item.max} onChange={(max) => onChange({ ...item, max })} error={problemAt('max')} />
    </>
  );
}

/** One item of the list, under the thumb. */
export function ItemFields({ item, onChange, onDrop, onDone, isCounty, problemAt }: ItemFieldsProps) {
  return (
    <Card>
      <TextArea label="看什么" value={item.text} onChange={(text) => onChange({ ...item, text })} placeholder="例如:柴草放在屋后,不在大路边" error={problemAt('text')} max={60} />
      <Segmented options={kinds} value={item.kind} onChange={(kind) => onChange(ofKind(item, kind))} label="怎么打分" />
      <WorthFields key={item.kind} item={item} onChange={onChange} problemAt={problemAt} />
      <View className="v-gap"><Segmented options={photos} value={item.photo} onChange={(photo) => onChange({ ...item, photo })} label="要不要拍照" /></View>
      <Field label="法律依据(可不填)" value={item.law ?? ''} onChange={(law) => onChange({ ...item, law })} error={problemAt('law')} max={60} />
      <Field label="村规民约(可不填)" value={item.villageRule ?? ''} onChange={(villageRule) => onChange({ ...item, villageRule })} placeholder="例如:第五条" error={problemAt('villageRule')} max={60} />
      {isCounty && (
        <SwitchRow
          title="村里可以改或去掉" note={item.villageMayChange ? '由村里定' : '各村都一样'} on={item.villageMayChange ?? false}
          onChange={(villageMayChange) => onChange({ ...item, villageMayChange })}
        />
      )}
      <View className="v-row v-gap">
        <View className="v-grow"><Button wide kind="line" onTap={onDrop}>去掉这一项</Button></View>
        <View className="v-grow"><Button wide onTap={onDone}>写好了</Button></View>
      </View>
    </Card>
  );
}
