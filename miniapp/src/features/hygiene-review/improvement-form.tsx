import { View } from '@tarojs/components';
import { Button, FootBar } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { Page } from '../../ui/page';
import type { ImprovementDraft } from './review.outbox';
import { ReviewPhotos } from './review-photos';
import { useReviewForm } from './use-review-form';

/** A picture of the clean yard takes the mark away. */
export function ImprovementForm({ roundId, householdId }: { roundId: string; householdId: string }) {
  const form = useReviewForm<ImprovementDraft>({
    kind: 'improvement',
    problem: (_, photos) => (photos === 0 ? '请先拍一张收拾好的照片' : undefined),
    payload: (words) => ({ roundId, householdId, words }),
  });
  const foot = (
    <FootBar>
      <Button kind="line" onTap={form.giveUp}>先不交</Button>
      <Button busy={form.isSending} busyWords="正在发送…" onTap={form.send}>交给村里看</Button>
    </FootBar>
  );
  return (
    <Page title="整改照片" foot={foot}>
      <Card>
        <View className="v-strong">拍一张收拾好的样子</View>
        <View className="v-sub">村里看过,当天就从黑榜上摘下来。这一轮的分不变,下一轮重新评</View>
        <ReviewPhotos refs={form.refs} ask="拍照片" isNeeded onAdd={form.add} onDrop={form.drop} />
      </Card>
      <TextArea label="说一句(可以不写)" placeholder="例如:柴草搬到屋后了" value={form.words} onChange={form.setWords} max={200} />
    </Page>
  );
}
