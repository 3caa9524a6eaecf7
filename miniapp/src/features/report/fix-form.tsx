import { View } from '@tarojs/components';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { KeptPicture } from '../../ui/kept-picture';
import { Section } from '../../ui/page';
import { choosePhotos } from '../../ui/photos';
import { useFix } from './use-fix';

const MAX_PHOTOS = 6;

export type Fix = ReturnType<typeof useFix>;

export async function takeAfterPhoto(fix: Fix): Promise<void> {
  const paths = await choosePhotos(MAX_PHOTOS - fix.refs.length);
  if (paths.length > 0) await fix.add(paths);
}

function Waiting({ fix }: { fix: Fix }) {
  if (fix.state === 'waiting' || fix.state === 'sending') {
    return <Card tone="gold"><View className="v-strong">已存手机</View><View className="v-sub">有信号时自动发出,不用再拍一遍</View></Card>;
  }
  if (fix.state !== 'failed') return null;
  return <Card tone="warm"><View className="v-strong">没发出去</View><View className="v-sub">{fix.reason}</View></Card>;
}

/** The worker's side: the pictures taken afterwards, a word if there is something to say. */
export function FixForm({ fix }: { fix: Fix }) {
  if (fix.refs.length === 0) return null;
  return (
    <Section title="处理后的照片" note={`${fix.refs.length} 张`}>
      <View className="v-photos">
        {fix.refs.map((ref, at) => (
          <KeptPicture key={ref} kept={ref} label={`处理后 ${at + 1}`} onDrop={fix.mayChange ? () => fix.drop(ref) : undefined} />
        ))}
      </View>
      <Waiting fix={fix} />
      {fix.mayChange && <TextArea label="说一句(可以不写)" value={fix.note} onChange={fix.setNote} max={200} />}
      {fix.mayChange && fix.refs.length < MAX_PHOTOS && <View className="v-gap"><Button kind="line" small icon="camera" onTap={() => void takeAfterPhoto(fix)}>再拍一张</Button></View>}
    </Section>
  );
}
