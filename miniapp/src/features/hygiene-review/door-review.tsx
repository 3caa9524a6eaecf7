import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DoorReview, ObjectionView } from '../../../../shared/contract/hygiene-review';
import { goTo } from '../../core/navigation';
import { dayTime } from '../../core/time';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Section } from '../../ui/page';
import { PhotoStrip } from '../../ui/photos';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { ObjectionTimeline } from './objection-timeline';
import { useWithdraw } from './review.queries';

/** The household reads of its home, whoever acts for it of theirs. */
const wordsFor = ({ isOwn }: DoorReview) => (isOwn
  ? { home: '您家', ask: '分打得不对?', act: '我不同意', objections: '我家的异议' }
  : { home: '这户', ask: '这户说分打得不对?', act: '替这户提异议', objections: '这户的异议' });
const doorOf = ({ roundId, householdId }: DoorReview) => ({ roundId, householdId });

/** The big button; nothing when it is too late or was never theirs to press. */
function Disagree({ review }: { review: DoorReview }) {
  const { mayObject, objectUntil, whyNot, objections, isFinal } = review;
  const { ask, act } = wordsFor(review);
  if (mayObject) {
    return (
      <Card>
        <View className="v-strong">{ask}</View>
        <View className="v-sub">{objectUntil && !isFinal ? `${dayTime(objectUntil)}前可以提,村里会请另一位评比员上门再看` : '村里会请另一位评比员上门再看'}</View>
        <View className="v-gap"><Button kind="warm" wide onTap={() => goTo('resident/object', doorOf(review))}>{act}</Button></View>
      </Card>
    );
  }
  return objections.length === 0 && whyNot && !isFinal ? <Card><View className="v-sub">{whyNot}</View></Card> : null;
}

function Objection({ objection }: { objection: ObjectionView }) {
  const withdraw = useWithdraw();
  const [isAsking, setAsking] = useState(false);
  const { objectionId, version, mayWithdraw } = objection;
  const act = () => withdraw.mutate({ objectionId, version }, { onSuccess: () => toast('撤回了'), onSettled: () => setAsking(false) });
  return (
    <View>
      <ObjectionTimeline objection={objection} />
      {mayWithdraw && <View className="v-gap v-ends"><Button small kind="line" onTap={() => setAsking(true)}>撤回异议</Button></View>}
      <Confirm open={isAsking} title="撤回异议?" words="撤回后按原来的分算。公示期没过,还可以再提" act="撤回" busy={withdraw.isPending} onAct={act} onClose={() => setAsking(false)} />
    </View>
  );
}

const improvementWords = { waiting: '交了整改照片,村里正在看', accepted: '整改照片通过了', refused: '整改照片没通过' } as const;

function BlackMark({ review }: { review: DoorReview }) {
  const { mark, mayImprove, improvements } = review;
  if (!mark) return null;
  const newest = improvements[0];
  const { home } = wordsFor(review);
  return (
    <Section title="黑榜">
      <Card tight tone={mark.takenAwayAt ? 'pine' : 'warm'}>
        <View className="v-strong">{mark.takenAwayAt ? `${dayTime(mark.takenAwayAt)}已摘牌,榜上没有${home}了` : `${home}这一轮上了黑榜`}</View>
        {newest && <View className="v-sub">{[improvementWords[newest.state], newest.reason].filter(Boolean).join(':')}</View>}
        {newest && newest.photos.length > 0 && <View className="v-gap"><PhotoStrip photos={newest.photos} label="整改照片" size="s" /></View>}
        {mayImprove && <View className="v-sub">收拾干净拍张照,村里看过当天就摘。这一轮的分不变</View>}
        {mayImprove && <View className="v-gap"><Button kind="warm" wide icon="camera" onTap={() => goTo('resident/improve', doorOf(review))}>收拾好了,拍照摘牌</Button></View>}
      </Card>
    </Section>
  );
}

/** Below a household's sheet: what can be done about it, and where that stands. */
export function DoorReviewParts({ review }: { review: DoorReview }) {
  return (
    <View>
      <Disagree review={review} />
      {review.objections.length > 0 && (
        <Section title={wordsFor(review).objections}>{review.objections.map((objection) => <Objection key={objection.objectionId} objection={objection} />)}</Section>
      )}
      <BlackMark review={review} />
    </View>
  );
}
