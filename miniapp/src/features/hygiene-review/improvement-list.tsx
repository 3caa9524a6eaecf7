import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ImprovementView } from '../../../../shared/contract/hygiene-review';
import { ago } from '../../core/time';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { PhotoStrip } from '../../ui/photos';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useDecideImprovement } from './review-staff.queries';

function One({ improvement }: { improvement: ImprovementView }) {
  const decide = useDecideImprovement();
  const [isRefusing, setRefusing] = useState(false);
  const { improvementId, householdLabel, roundTitle, words, photos, sentAt, mayDecide } = improvement;
  const accept = () => decide.mutate({ improvementId, outcome: 'accepted' }, { onSuccess: () => toast('摘牌了,已告诉这户') });
  const refuse = (reason: string) =>
    decide.mutate({ improvementId, outcome: 'refused', reason }, { onSuccess: () => toast('退回了,这户会看到理由'), onSettled: () => setRefusing(false) });
  return (
    <Card>
      <View className="v-strong">{householdLabel}</View>
      <View className="v-sub">{`${roundTitle} · ${ago(sentAt)}交的`}</View>
      {words && <View className="v-prose v-gap">{words}</View>}
      <View className="v-gap"><PhotoStrip photos={photos} label={`${householdLabel}整改照片`} /></View>
      {mayDecide && (
        <View className="v-sheet__actions">
          <Button kind="line" disabled={decide.isPending} onTap={() => setRefusing(true)}>没收拾好</Button>
          <Button busy={decide.isPending} onTap={accept}>通过,摘牌</Button>
        </View>
      )}
      <Confirm
        open={isRefusing} title="还没收拾好?" words="这户会看到您写的理由,可以再拍一张" act="退回" kind="warm" reason="例如:柴草还堆在路边"
        busy={decide.isPending} onAct={refuse} onClose={() => setRefusing(false)}
      />
    </Card>
  );
}

/** Photos that wait: an accepted one takes the mark away at once. */
export function ImprovementList({ items }: { items: readonly ImprovementView[] }) {
  return <View>{items.map((improvement) => <One key={improvement.improvementId} improvement={improvement} />)}</View>;
}
