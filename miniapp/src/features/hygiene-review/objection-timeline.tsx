import { View } from '@tarojs/components';
import type { ObjectionView } from '../../../../shared/contract/hygiene-review';
import { dayTime } from '../../core/time';
import { Card, Tag } from '../../ui/card';
import { PhotoStrip } from '../../ui/photos';
import { Timeline, type Step } from '../../ui/show';
import { objectionStateNames } from '../../../../shared/domain/objections';
import { nextWords, stateTone } from './objection-words';

function stepsOf(objection: ObjectionView): Step[] {
  const next = nextWords(objection);
  const ahead: Step[] = next ? [{ key: 'next', isNow: true, ...next }] : [];
  const done = objection.steps.map(({ kind, words, at }, place) => ({ key: `${kind} ${place}`, title: words, note: dayTime(at) }));
  return [...ahead, ...done.reverse()];
}

/** What was said, and what has come of it; what comes next on top. */
export function ObjectionTimeline({ objection }: { objection: ObjectionView }) {
  const { words, photos, items, state } = objection;
  return (
    <Card tight>
      <View className="v-row v-row--top">
        <View className="v-strong v-grow">{items.length > 0 ? items.map(({ text }) => text).join('、') : '对整张评分单有异议'}</View>
        <Tag tone={stateTone(objection)}>{objectionStateNames[state]}</Tag>
      </View>
      {words && <View className="v-prose v-gap">{`“${words}”`}</View>}
      {photos.length > 0 && <View className="v-gap"><PhotoStrip photos={photos} label="异议照片" size="s" /></View>}
      <View className="v-gap"><Timeline steps={stepsOf(objection)} /></View>
    </Card>
  );
}
