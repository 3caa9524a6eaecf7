import { View } from '@tarojs/components';
import { useState } from 'react';
import type { z } from 'zod';
import { NewGood, type GoodView } from '../../../../shared/contract/redemption';
import { useForm } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Field, SwitchRow } from '../../ui/field';
import { choosePhotos, Picture } from '../../ui/photos';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useGoodPhoto, useSaveGood } from './redemption-staff.queries';

type Words = z.input<typeof NewGood>;
const blank: Words = { name: '', unit: '', photoId: null, points: 0, householdLimit: null, quarterLimit: null, onShelf: true };
const wordsOf = ({ name, unit, photo, points, householdLimit, quarterLimit, onShelf }: GoodView): Words => (
  { name, unit, photoId: photo?.photoId ?? null, points, householdLimit, quarterLimit, onShelf }
);

const shown = (value: number | null | undefined): string => (value ? String(value) : '');
/** Empty means no limit. */
const numberIn = (words: string): number | null => (words.trim() === '' ? null : Math.floor(Number(words)) || 0);

interface GoodFormProps {
  villageId: string;
  good: GoodView | undefined;
  onClose: () => void;
}

function GoodPhoto({ photo, onPhoto }: { photo: GoodView['photo']; onPhoto: (photo: NonNullable<GoodView['photo']>) => void }) {
  const send = useGoodPhoto();
  const choose = async () => {
    const [path] = await choosePhotos(1);
    if (path) send.mutate(path, { onSuccess: onPhoto });
  };
  return (
    <View className="v-row v-gap">
      <Picture photo={photo} label="东西的照片" size="m" />
      <Button small kind="line" icon="camera" busy={send.isPending} onTap={() => void choose()}>{photo ? '换一张照片' : '拍一张'}</Button>
    </View>
  );
}

/** A good: what it is, what it costs, how much one may take. Stock comes by deliveries only. */
export function GoodForm({ villageId, good, onClose }: GoodFormProps) {
  const form = useForm(NewGood, good ? wordsOf(good) : blank);
  const [photo, setPhoto] = useState(good?.photo ?? null);
  const save = useSaveGood(villageId);
  const { value, problems, set } = form;
  const act = () => {
    const words = form.check();
    if (words) save.mutate({ ...words, ...(good && { goodId: good.goodId, version: good.version }) }, { onSuccess: () => { toast('存好了'); onClose(); }, onError: form.refuse });
  };
  return (
    <Sheet open title={good ? `改${good.name}` : '加一样东西'} onClose={onClose}>
      <GoodPhoto photo={photo} onPhoto={(taken) => { setPhoto(taken); set({ photoId: taken.photoId }); }} />
      <Field label="名称" placeholder="例如:洗衣粉" value={value.name} max={30} error={problems.name} onChange={(name) => set({ name })} />
      <Field label="单位" placeholder="袋、块、个、桶" value={value.unit} max={4} error={problems.unit} onChange={(unit) => set({ unit })} />
      <Field label="几分换一份" type="number" value={shown(value.points)} max={6} error={problems.points} onChange={(words) => set({ points: numberIn(words) ?? 0 })} />
      <Field label="一家一季最多几份" type="number" placeholder="不填就不限" value={shown(value.householdLimit)} max={5} error={problems.householdLimit} onChange={(words) => set({ householdLimit: numberIn(words) })} />
      <Field label="全村一季最多几份" type="number" placeholder="不填就不限" value={shown(value.quarterLimit)} max={5} error={problems.quarterLimit} onChange={(words) => set({ quarterLimit: numberIn(words) })} />
      <SwitchRow title="上架" note="下架后别人看不到,换好的照样能领" on={value.onShelf ?? true} onChange={(onShelf) => set({ onShelf })} />
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onClose}>先不了</Button>
        <Button busy={save.isPending} onTap={act}>存好</Button>
      </View>
    </Sheet>
  );
}
