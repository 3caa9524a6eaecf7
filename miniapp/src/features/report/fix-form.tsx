import { View } from '@tarojs/components';
import { Button, FootBar } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { KeptPicture } from '../../ui/kept-picture';
import { Section } from '../../ui/page';
import { choosePhotos } from '../../ui/photos';
import { CannedChoice } from './canned-choice';
import { ruleOfPhoto, type PhotoMove } from './photo-moves';
import { useFix } from './use-fix';

const MAX_PHOTOS = 6;

export type Fix = ReturnType<typeof useFix>;

export async function takeAfterPhoto(fix: Fix): Promise<boolean> {
  const paths = await choosePhotos(MAX_PHOTOS - fix.refs.length);
  if (paths.length > 0) await fix.add(paths);
  return paths.length > 0;
}

export function Waiting({ fix }: { fix: Fix }) {
  if (fix.state === 'waiting' || fix.state === 'sending') {
    return <Card tone="gold"><View className="v-strong">已存手机</View><View className="v-sub">有信号时自动发出,不用再拍一遍</View></Card>;
  }
  if (fix.state !== 'failed') return null;
  return <Card tone="warm"><View className="v-strong">没发出去</View><View className="v-sub">{fix.reason}</View></Card>;
}

/** 「先修好一部分」要写一句 */
function noteHint(moves: readonly PhotoMove[]): string {
  const asking = moves.filter((move) => ruleOfPhoto(move).needsNote).map((move) => `「${ruleOfPhoto(move).verb}」`);
  return asking.length > 0 ? `${asking.join('')}要写一句` : '可以不写';
}

function Words({ fix, moves }: { fix: Fix; moves: readonly PhotoMove[] }) {
  const usual = moves.at(-1);
  return (
    <View>
      <TextArea label="说一句" hint={noteHint(moves)} value={fix.note} onChange={fix.setNote} max={200} />
      {usual && fix.note === '' && <CannedChoice act={ruleOfPhoto(usual).canned} onPick={fix.setNote} />}
    </View>
  );
}

/** The pictures taken on the spot, a word if there is something to say. */
export function FixForm({ fix, moves }: { fix: Fix; moves: readonly PhotoMove[] }) {
  if (fix.refs.length === 0) return null;
  return (
    <Section title={moves.includes('clean') ? '现场的照片' : '处理后的照片'} note={`${fix.refs.length} 张`}>
      <View className="v-photos">
        {fix.refs.map((ref, at) => (
          <KeptPicture key={ref} kept={ref} label={`处理后 ${at + 1}`} onDrop={fix.mayChange ? () => fix.drop(ref) : undefined} />
        ))}
      </View>
      <Waiting fix={fix} />
      {fix.mayChange && <Words fix={fix} moves={moves} />}
      {fix.mayChange && fix.refs.length < MAX_PHOTOS && <View className="v-gap"><Button kind="line" small icon="camera" onTap={() => void takeAfterPhoto(fix)}>再拍一张</Button></View>}
    </Section>
  );
}

/** Under the photos: what they show, the usual one warm. */
export function SendPhotos({ fix, moves }: { fix: Fix; moves: readonly PhotoMove[] }) {
  if (!fix.mayChange) return null;
  return (
    <FootBar>
      {moves.map((move) => <Button key={move} kind={move === moves.at(-1) ? 'warm' : 'line'} onTap={() => fix.send(move)}>{ruleOfPhoto(move).verb}</Button>)}
    </FootBar>
  );
}
