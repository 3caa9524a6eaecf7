import { View } from '@tarojs/components';
import { useState } from 'react';
import { keepPhotos, saveDraft, submitDraft } from '../../core/drafts';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { KeptPicture } from '../../ui/kept-picture';
import { Section } from '../../ui/page';
import { choosePhotos } from '../../ui/photos';
import { toast } from '../../ui/toast';
import { NeighbourPick } from '../redemption/neighbour-pick';
import { useMay } from '../workbench/staff-village';
import { DeedFields, blankDeed } from './deed-fields';
import { useDeedKinds } from './deed-kinds';
import { DEED, type DeedDraft } from './deed.outbox';

const MOST_PHOTOS = 3;

interface DeedFormProps {
  villageId: string;
  asked: string;
  onDone: () => void;
}

/** Report a good deed, one's own or, for who acts for neighbours, somebody else's. */
export function DeedForm({ villageId, asked, onDone }: DeedFormProps) {
  const [value, setValue] = useState(blankDeed);
  const [refs, setRefs] = useState<string[]>([]);
  const [neighbour, setNeighbour] = useState<string>();
  const [isPicking, pick] = useState(false);
  const [id] = useState(newIdempotencyKey);
  const kinds = useDeedKinds(villageId).data;
  const mayHelp = useMay('deed:confirm');
  const kind = value.kind ?? kinds?.find((one) => one.kind === asked);
  const shoot = async () => setRefs([...refs, ...(await keepPhotos(await choosePhotos(MOST_PHOTOS - refs.length)))]);
  const send = async () => {
    if (!kind) return toast('请先选是哪类好事');
    if (value.words.trim() === '') return toast('请写几个字:做了什么、在哪里');
    const payload: DeedDraft = { villageId, kind: kind.kind, kindName: kind.name, day: value.day, words: value.words.trim(), householdId: neighbour ?? null, personName: '' };
    saveDraft({ kind: DEED, id, payload, photos: refs });
    const draft = await submitDraft(id);
    if (draft?.state === 'failed') return toast(draft.reason ?? '没发出去,请再试一次');
    toast(draft?.state === 'sent' ? '报好了,等人确认' : '已存手机,有信号时自动发出');
    onDone();
  };
  return (
    <Section title="报一件好事" more="不报了" onMore={onDone}>
      <DeedFields villageId={villageId} asked={asked} value={value} onChange={(change) => setValue((now) => ({ ...now, ...change }))} />
      {refs.length > 0 && <View className="v-photos">{refs.map((ref, at) => <KeptPicture key={ref} kept={ref} label={`第 ${at + 1} 张照片`} onDrop={() => setRefs(refs.filter((other) => other !== ref))} />)}</View>}
      {refs.length < MOST_PHOTOS && <View className="v-gap"><Button wide kind="line" icon="camera" onTap={() => void shoot()}>拍照片(可以不拍)</Button></View>}
      {mayHelp && <View className="v-gap"><Button wide kind="line" icon="people" onTap={() => pick(true)}>{neighbour ? '已选好人家,换一家' : '替邻居报'}</Button></View>}
      {neighbour && <Card tone="gold"><View>会记下是您代报的,由别人确认</View></Card>}
      <View className="v-gap"><Button wide onTap={() => void send().catch(() => toast('没有存下,请再试一次'))}>报上去</Button></View>
      {isPicking && <NeighbourPick villageId={villageId} onChoose={(householdId) => { setNeighbour(householdId); pick(false); }} onClose={() => pick(false)} />}
    </Section>
  );
}
