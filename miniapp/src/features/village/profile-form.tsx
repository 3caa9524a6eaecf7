import { View } from '@tarojs/components';
import { useState } from 'react';
import type { VillagePage } from '../../../../shared/contract/village';
import { BOARDS } from '../../../../shared/domain/boards';
import { goBack } from '../../core/navigation';
import { useForm } from '../../core/use-form';
import { Button, FootBar } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { Page, Section } from '../../ui/page';
import { choosePhotos, Picture } from '../../ui/photos';
import { toast, toastError } from '../../ui/toast';
import { uploadChosen } from '../post/post-staff.queries';
import { BoardOrder, type BoardChoice } from './board-order';
import { Profile, useEditVillagePage } from './village-staff.queries';

/** Visible boards in their order, the hidden ones after them. */
const choicesOf = ({ boards }: VillagePage): BoardChoice[] => {
  const shown = boards.map(({ board }) => board);
  return [...shown.map((board) => ({ board, visible: true })), ...BOARDS.filter((board) => !shown.includes(board)).map((board) => ({ board, visible: false }))];
};

function useProfile(page: VillagePage) {
  const form = useForm(Profile, { intro: page.intro, coverPhotoId: page.cover?.photoId ?? null, boards: choicesOf(page) });
  const edit = useEditVillagePage(page.village.villageId);
  const [isUploading, setUploading] = useState(false);
  const changeCover = async () => {
    const [path] = await choosePhotos(1);
    if (!path) return;
    setUploading(true);
    await uploadChosen(path).then((coverPhotoId) => form.set({ coverPhotoId }), toastError);
    setUploading(false);
  };
  const save = () => {
    const body = form.check();
    if (!body) return;
    edit.mutate(body, { onError: form.refuse, onSuccess: () => { toast('改好了'); goBack(); } });
  };
  return { form, isBusy: edit.isPending, isUploading, changeCover: () => void changeCover(), save };
}

/** The village's face: introduction, cover, boards. */
export function ProfileForm({ page }: { page: VillagePage }) {
  const { form, isBusy, isUploading, changeCover, save } = useProfile(page);
  const { intro, coverPhotoId, boards } = form.value;
  const isSame = coverPhotoId === (page.cover?.photoId ?? null);
  return (
    <Page title={`${page.village.name}主页`} foot={<FootBar><Button busy={isBusy} onTap={save}>改好了</Button></FootBar>} offlineWords="没有信号,要连上网才能改">
      <Section title="封面照片" note={isSame ? undefined : coverPhotoId ? '换了一张,改好后显示' : '改好后不再显示'}>
        {isSame && page.cover && <Picture photo={page.cover} label="现在的封面" size="cover" />}
        <View className="v-row v-gap">
          <Button small kind="line" icon="camera" busy={isUploading} onTap={changeCover}>{coverPhotoId ? '换一张' : '选封面'}</Button>
          {coverPhotoId && <Button small kind="line" onTap={() => form.set({ coverPhotoId: null })}>不要封面</Button>}
        </View>
      </Section>
      <TextArea label="介绍" value={intro} onChange={(words) => form.set({ intro: words })} placeholder="村子在哪里,有什么好看好吃的,住着多少人家" error={form.problems.intro} max={1000} />
      <Section title="板块" note="开着的显示,从上到下排"><BoardOrder value={boards} onChange={(next) => form.set({ boards: next })} /></Section>
    </Page>
  );
}
