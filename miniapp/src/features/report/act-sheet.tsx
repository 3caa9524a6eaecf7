import { View } from '@tarojs/components';
import type { ReportView } from '../../../../shared/contract/report';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { KeptPicture } from '../../ui/kept-picture';
import { choosePhotos } from '../../ui/photos';
import { Sheet } from '../../ui/sheet';
import { actWords, type ReportAct } from './report-act';
import { useActForm } from './use-act-form';

const MOST_PHOTOS = 6;

interface ActSheetProps {
  report: Pick<ReportView, 'reportId' | 'villageId'>;
  act: ReportAct;
  onDone: () => void;
}

/** Says one thing about a report, with photos. */
export function ActSheet({ report, act, onDone }: ActSheetProps) {
  const form = useActForm(report, act, onDone);
  const { title, words, placeholder, send, needsPhoto } = actWords[act];
  const shoot = async () => {
    const paths = await choosePhotos(MOST_PHOTOS - form.refs.length);
    if (paths.length > 0) form.add(paths);
  };
  return (
    <Sheet open title={title} onClose={form.giveUp}>
      <View className="v-sub">{words}</View>
      <View className="v-photos v-gap">
        {form.refs.map((ref, at) => <KeptPicture key={ref} kept={ref} label={`第 ${at + 1} 张照片`} onDrop={() => form.drop(ref)} />)}
      </View>
      {form.refs.length < MOST_PHOTOS && (
        <Button kind={needsPhoto && form.refs.length === 0 ? 'warm' : 'line'} wide icon="camera" onTap={() => void shoot()}>
          {form.refs.length > 0 ? '再拍一张' : needsPhoto ? '先拍一张照片' : '拍张照片(可以不拍)'}
        </Button>
      )}
      <TextArea label="说一句" placeholder={placeholder} value={form.note} onChange={form.setNote} max={200} />
      <View className="v-sheet__actions">
        <Button kind="line" onTap={form.giveUp}>先不了</Button>
        <Button busy={form.isSending} busyWords="正在发送…" onTap={form.send}>{send}</Button>
      </View>
    </Sheet>
  );
}
