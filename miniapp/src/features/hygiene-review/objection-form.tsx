import { View } from '@tarojs/components';
import { useState } from 'react';
import type { SheetView } from '../../../../shared/contract/hygiene';
import { hundredths } from '../../../../shared/domain/grades';
import { Button, FootBar } from '../../ui/button';
import { Card } from '../../ui/card';
import { names } from '../../ui/class-names';
import { TextArea } from '../../ui/field';
import { Page, Section } from '../../ui/page';
import { Tap } from '../../ui/tap';
import type { ObjectionDraft } from './review.outbox';
import { ReviewPhotos } from './review-photos';
import { useReviewForm } from './use-review-form';

type Item = SheetView['sections'][number]['items'][number];

function ItemChoice({ item, isChosen, onTap }: { item: Item; isChosen: boolean; onTap: () => void }) {
  const given = `${hundredths(item.score)} 分,满分 ${hundredths(item.max)}`;
  return (
    <Tap className={names('v-pick', isChosen && 'v-pick--on')} role="checkbox" checked={isChosen} label={`${item.text} ${given}`} onTap={onTap}>
      <View className="v-grow">
        <View className="v-strong">{item.text}</View>
        <View className="v-sub">{given}</View>
      </View>
      <View className="v-strong">{isChosen ? '✓ 不对' : ''}</View>
    </Tap>
  );
}

/** Whoever speaks for somebody else knows for whom, and that they are told. */
function ForWhom({ sheet }: { sheet: SheetView }) {
  return (
    <Card>
      <View className="v-strong">{`${sheet.householdLabel} · ${sheet.roundTitle}`}</View>
      <View className="v-sub">请照这户的意思写。会记您的名字,并告诉这户</View>
    </Card>
  );
}

/** The title of the page, for the household and for who acts for it. */
export const objectionTitle = (isOwn: boolean): string => (isOwn ? '我不同意' : '替这户提异议');

interface FormProps {
  sheet: SheetView;
  resultVersion: number;
  isOwn: boolean;
}

/** Which items, why, and a photo: three things, in the order people say them. */
export function ObjectionForm({ sheet, resultVersion, isOwn }: FormProps) {
  const { roundId, householdId, sections } = sheet;
  const [itemIds, setItemIds] = useState<readonly string[]>([]);
  const form = useReviewForm<ObjectionDraft>({
    kind: 'objection',
    problem: (words) => (words.trim() === '' ? '请说说哪里不对' : undefined),
    payload: (words) => ({ roundId, householdId, itemIds: [...itemIds], words, resultVersion }),
  });
  const toggle = (id: string) => setItemIds(itemIds.includes(id) ? itemIds.filter((other) => other !== id) : [...itemIds, id]);
  // What lost points first: that is what people come for.
  const items = sections.flatMap((section) => section.items).sort((a, b) => b.max - b.score - (a.max - a.score));
  const foot = (
    <FootBar>
      <Button kind="line" onTap={form.giveUp}>先不提了</Button>
      <Button kind="warm" busy={form.isSending} busyWords="正在发送…" onTap={form.send}>提异议</Button>
    </FootBar>
  );
  return (
    <Page title={objectionTitle(isOwn)} foot={foot}>
      {!isOwn && <ForWhom sheet={sheet} />}
      <Section title="说说为什么"><TextArea label="哪里不对" placeholder="例如:那天下雨,院子已经扫过了" value={form.words} onChange={form.setWords} max={300} /></Section>
      <ReviewPhotos refs={form.refs} ask="拍张照片(可以不拍)" onAdd={form.add} onDrop={form.drop} />
      <Section title="哪几项打得不对" note="可以多选,也可以不选">
        {items.map((item) => <ItemChoice key={item.itemId} item={item} isChosen={itemIds.includes(item.itemId)} onTap={() => toggle(item.itemId)} />)}
      </Section>
    </Page>
  );
}
