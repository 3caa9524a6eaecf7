import { View } from '@tarojs/components';
import type { HeldView } from '../../../../shared/contract/content-check';
import { subjectName } from '../../../../shared/domain/content-check';
import { Card, Tag } from '../../ui/card';
import { PhotoStrip } from '../../ui/photos';
import { VoiceList } from '../../ui/voices';

type Part = HeldView['parts'][number];

function Words({ part }: { part: Part }) {
  return (
    <Card>
      <View className="v-prose">{part.text}</View>
      {part.why && <View className="v-gap"><Tag tone="warm">{part.why}</Tag></View>}
    </Card>
  );
}

/** One thing with its texts, photos and voices, as a moderator judges it. */
export function HeldText({ held }: { held: HeldView }) {
  const photos = held.parts.flatMap(({ photo }) => photo ?? []);
  const voices = held.parts.flatMap(({ voice }) => voice ?? []);
  const doubts = held.parts.filter(({ kind, why }) => kind !== 'text' && why !== '').map(({ why }) => why);
  return (
    <View>
      <View className="v-sub v-gap">{`${held.village.name} · ${subjectName(held.kind)}`}</View>
      {held.desk === 'appeal' && (
        <Card tone="warm">
          <View className="v-strong">{`作者申诉:${held.appealWords}`}</View>
          <View className="v-sub">{`上次没通过:${held.refusedWith}`}</View>
        </Card>
      )}
      {held.parts.map((part, at) => (part.kind === 'text' ? <Words key={at} part={part} /> : null))}
      {photos.length > 0 && <Card><PhotoStrip photos={photos} label="等人看的照片" size="l" /></Card>}
      {voices.length > 0 && <Card><VoiceList voices={voices} /></Card>}
      {[...new Set(doubts)].map((why) => <View key={why} className="v-gap"><Tag tone="warm">{why}</Tag></View>)}
      {!held.mayDecide && <View className="v-sub v-gap">这一条要由别的干部来看</View>}
    </View>
  );
}
