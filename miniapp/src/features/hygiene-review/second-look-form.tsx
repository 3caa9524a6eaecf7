import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LookChecklist, ObjectionView } from '../../../../shared/contract/hygiene-review';
import { pointsOf } from '../../../../shared/domain/grades';
import { goBack } from '../../core/navigation';
import { Button, FootBar, FootNote, IconButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { TextArea } from '../../ui/field';
import { KeptPicture } from '../../ui/kept-picture';
import { Page, Section } from '../../ui/page';
import { choosePhotos } from '../../ui/photos';
import { toast } from '../../ui/toast';
import { leftOf, lookItem, totalOf } from './second-look.draft';
import { useSecondLook, type OpenLook } from './use-second-look';

type Item = LookChecklist['sections'][number]['items'][number];
type Choice = Item['choices'][number];
const PHOTOS_PER_ITEM = 3;

const choiceWords = ({ score, incidents }: Choice): string => (incidents === null ? pointsOf(score) : `${incidents} 处`);

function ItemCard({ item, open, isFirst }: { item: Item; open: OpenLook; isFirst: boolean }) {
  const { score, refs } = lookItem(open.look, item.id);
  const room = PHOTOS_PER_ITEM - refs.length;
  const take = async () => {
    const paths = await choosePhotos(room);
    if (paths.length > 0) await open.addPhotos(item.id, paths);
  };
  const give = (value: number) => {
    const choice = item.choices.find((one) => one.score === value);
    if (choice && open.mayChange) open.change(item.id, { score: value, ...(choice.incidents !== null && { incidents: choice.incidents }) });
  };
  return (
    <Card tight={isFirst}>
      <View className="v-strong">{item.text}</View>
      {item.photo === 'required' && refs.length === 0 && <View className="v-sub">这一项要拍照</View>}
      <View className="v-row v-gap">
        <Segmented options={item.choices.map((choice) => ({ value: choice.score, words: choiceWords(choice) }))} value={score} onChange={give} label={item.text} />
        {open.mayChange && room > 0 && item.photo !== 'none' && <IconButton icon="camera" label={`给“${item.text}”拍照`} onTap={() => void take()} />}
      </View>
      {refs.length > 0 && (
        <View className="v-photos v-gap">
          {refs.map((ref, at) => <KeptPicture key={ref} kept={ref} label={`${item.text} 照片 ${at + 1}`} onDrop={open.mayChange ? () => open.dropPhoto(item.id, ref) : undefined} />)}
        </View>
      )}
    </Card>
  );
}

function Foot({ open, checklist }: { open: OpenLook; checklist: LookChecklist }) {
  const [isSending, setSending] = useState(false);
  const left = leftOf(checklist, open.look);
  const send = async () => {
    setSending(true);
    const state = await open.finish().finally(() => setSending(false));
    if (state === 'waiting') toast('已存手机,有信号时自动发出');
    if (state !== 'failed') goBack();
  };
  return (
    <FootBar>
      <FootNote small={left > 0 ? `还有 ${left} 项` : '打完了'} strong={`${pointsOf(totalOf(open.look))} 分`} />
      <Button busy={isSending || open.state === 'sending'} disabled={left > 0 || !open.mayChange} onTap={() => void send()}>交复核单</Button>
    </FootBar>
  );
}

/** A fresh sheet: what was given before is not shown, so that nobody writes it down again. */
export function SecondLookForm({ objection, checklist }: { objection: ObjectionView; checklist: LookChecklist }) {
  const open = useSecondLook(objection);
  return (
    <Page title="复核打分" foot={<Foot open={open} checklist={checklist} />} offlineWords="没有信号,也能打分。打一项存一项,有信号时自动上传">
      <Card tone="gold">
        <View className="v-strong">{objection.householdLabel}</View>
        <View className="v-sub">{objection.words ? `这户说:“${objection.words}”` : objection.roundTitle}</View>
        {open.state === 'failed' && <View className="v-late">{open.reason}</View>}
      </Card>
      {checklist.sections.map((section) => (
        <Section key={section.id} title={section.title}>{section.items.map((item, at) => <ItemCard key={item.id} item={item} open={open} isFirst={at === 0} />)}</Section>
      ))}
      <TextArea label="说一句(可以不写)" placeholder="例如:院子扫过了,柴草在屋后" value={open.look.note} onChange={open.writeNote} max={200} />
    </Page>
  );
}
