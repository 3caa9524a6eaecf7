import { View } from '@tarojs/components';
import type { BoardView } from '../../../../shared/contract/hygiene-review';
import { blackBoardWords } from '../../../../shared/domain/black-board';
import { hundredths } from '../../../../shared/domain/grades';
import { goTo } from '../../core/navigation';
import { day } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Section } from '../../ui/page';
import { PhotoStrip } from '../../ui/photos';

function Red({ red }: Pick<BoardView, 'red'>) {
  return (
    <Section title="红榜" note="最清洁的人家">
      {red.length === 0 && <Card tight><View className="v-sub">这一轮还没有最清洁户,下一轮加把劲</View></Card>}
      {red.length > 0 && (
        <Card tight flush>
          {red.map(({ label, headName, total }) => (
            <Entry key={label} start={<IconTile name="star" tone="gold" />} title={`${label} ${headName}`} note="★★★ 最清洁" end={<View className="v-strong">{`${hundredths(total)} 分`}</View>} />
          ))}
        </Card>
      )}
    </Section>
  );
}

function Improve({ boards: { mine, roundId } }: { boards: BoardView }) {
  if (!mine) return null;
  return (
    <Card tone="warm">
      <View className="v-strong">您家在黑榜上</View>
      <View className="v-sub">收拾干净拍张照,村里看过当天就摘</View>
      <View className="v-gap"><Button kind="warm" wide icon="camera" onTap={() => goTo('resident/sheet', { roundId, householdId: mine.householdId })}>收拾好了,拍照摘牌</Button></View>
    </Card>
  );
}

function Black({ boards: { black, mode, takenAway } }: { boards: BoardView }) {
  if (mode === 'off') return null;
  const note = takenAway > 0 ? `${takenAway} 户整改后已摘牌` : undefined;
  return (
    <Section title="黑榜" note={note}>
      {black.length === 0 && <Card tight><View className="v-sub">榜上没有人家</View></Card>}
      {black.map(({ label, headName, photos }, at) => (
        <Card key={label} tight={at === 0}>
          <View className="v-strong">{[label, headName].filter(Boolean).join(' ')}</View>
          <View className="v-sub">不清洁,等整改</View>
          {photos.length > 0 && <View className="v-gap"><PhotoStrip photos={photos} label={label} size="m" /></View>}
        </Card>
      ))}
      <View className="v-sub v-gap">{`村里规定:${blackBoardWords[mode]}`}</View>
    </Section>
  );
}

/** 红榜 for everybody; 黑榜 only as the village's rules say. */
export function Boards({ boards }: { boards: BoardView }) {
  return (
    <View>
      <Card>
        <View className="v-title">{boards.roundTitle}</View>
        <View className="v-sub">{`${boards.village.name} · ${day(boards.publishedAt)}公示`}</View>
      </Card>
      <Improve boards={boards} />
      <Red red={boards.red} />
      <Black boards={boards} />
    </View>
  );
}

/** The way to the boards, below a round's results. */
export function BoardsEntry({ roundId }: { roundId: string }) {
  return <Card flush><Entry start={<IconTile name="star" tone="gold" />} title="红榜和黑榜" note="谁家最清洁,哪些要整改" onTap={() => goTo('resident/boards', { roundId })} /></Card>;
}
