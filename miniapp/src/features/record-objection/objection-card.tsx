import { View } from '@tarojs/components';
import { useState } from 'react';
import type { LineObjectionView } from '../../../../shared/contract/record-objection';
import { day, dayTime } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { PhotoStrip } from '../../ui/photos';
import { toast } from '../../ui/toast';
import { useDecideObjection } from './record-objection.queries';

const stateWords: Record<LineObjectionView['state'], string> = { open: '等村里答复', upheld: '异议成立', declined: '维持不变', withdrawn: '已撤回' };

/** Upheld takes the line back; where more was due, the source is put right and counted anew. */
function DecideForm({ objectionId }: { objectionId: string }) {
  const [reason, setReason] = useState('');
  const decide = useDecideObjection();
  const settle = (verdict: 'upheld' | 'declined') => (reason.trim() ? decide.mutate({ objectionId, verdict, reason: reason.trim() }) : toast('请写明理由'));
  return (
    <View className="v-gap">
      <TextArea label="答复的理由" placeholder="住户看得到" value={reason} onChange={setReason} max={200} />
      <View className="v-sub">成立:收回这一笔,记明理由。该记没记、记少了的,到原来那件事上改正,会重新记一笔。</View>
      <Button kind="main" wide busy={decide.isPending} onTap={() => settle('upheld')}>异议成立,收回这一笔</Button>
      <Button kind="line" wide busy={decide.isPending} onTap={() => settle('declined')}>维持不变</Button>
    </View>
  );
}

/** What a household says against a line, and what came of it. */
export function Objection({ objection, mayDecide }: { objection: LineObjectionView; mayDecide: boolean }) {
  const { state, words, photos, byName, askedBy, filedAt, dueAt, isLate, decidedAt, decidedByName, reason } = objection;
  return (
    <Card tight>
      <Tag tone={state === 'open' ? 'gold' : 'grey'}>{stateWords[state]}</Tag>
      <View className="v-strong">{words}</View>
      <View className="v-sub">{`${askedBy === null ? byName : `${askedBy}要提的,${byName}代写`} · ${dayTime(filedAt)} 提出`}</View>
      {photos.length > 0 && <PhotoStrip photos={photos} label="异议的照片" size="s" />}
      {state === 'open' && <View className="v-sub">{isLate ? `村里该在 ${day(dueAt)}前答复,已经超时` : `村里会在 ${day(dueAt)}前答复`}</View>}
      {decidedAt && <View className="v-sub">{`${[decidedByName, dayTime(decidedAt)].filter(Boolean).join(' · ')}${reason && `:${reason}`}`}</View>}
      {mayDecide && state === 'open' && <DecideForm objectionId={objection.objectionId} />}
    </Card>
  );
}
