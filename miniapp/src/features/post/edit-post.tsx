import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PostView } from '../../../../shared/contract/post';
import { goBack } from '../../core/navigation';
import { useForm } from '../../core/use-form';
import { Button, FootBar } from '../../ui/button';
import { Card } from '../../ui/card';
import { SwitchRow } from '../../ui/field';
import { Notice } from '../../ui/list-state';
import { Page, Section } from '../../ui/page';
import { choosePhotos, PhotoStrip } from '../../ui/photos';
import { Confirm } from '../../ui/sheet';
import { toast, toastError } from '../../ui/toast';
import { PostFields } from './post-fields';
import { PostForm, uploadChosen, useEditPost, usePinPost, useWithdrawPost } from './post-staff.queries';

const EditForm = PostForm.omit({ pinned: true });
const MAX_PHOTOS = 9;

function useEdit({ postId, version, board, title, body, photos }: PostView) {
  const form = useForm(EditForm, { board, title, body });
  const [kept, setKept] = useState(photos);
  const [added, setAdded] = useState<string[]>([]);
  const edit = useEditPost(postId);
  const photoIds = [...kept.map(({ photoId }) => photoId), ...added];
  const addPhotos = async () => {
    const paths = await choosePhotos(MAX_PHOTOS - photoIds.length);
    setAdded([...added, ...(await Promise.all(paths.map(uploadChosen)))]);
  };
  const save = () => {
    const words = form.check();
    if (words) edit.mutate({ words, version, photoIds }, { onSuccess: goBack, onError: form.refuse });
  };
  return { form, kept, added, isBusy: edit.isPending, save, room: MAX_PHOTOS - photoIds.length, addPhotos: () => void addPhotos().catch(toastError), dropLast: () => (added.length > 0 ? setAdded(added.slice(0, -1)) : setKept(kept.slice(0, -1))) };
}

function Photos({ edit }: { edit: ReturnType<typeof useEdit> }) {
  const { kept, added, room } = edit;
  const count = kept.length + added.length;
  return (
    <Section title="照片" note={added.length > 0 ? `${count} 张,新加 ${added.length} 张` : `${count} 张`}>
      <PhotoStrip photos={kept} label="照片" size="m" />
      <View className="v-row v-gap">
        {room > 0 && <Button small kind="line" icon="camera" onTap={edit.addPhotos}>加照片</Button>}
        {count > 0 && <Button small kind="line" onTap={edit.dropLast}>去掉最后一张</Button>}
      </View>
    </Section>
  );
}

function Withdraw({ postId }: { postId: string }) {
  const withdraw = useWithdrawPost(postId);
  const [isAsking, setAsking] = useState(false);
  return (
    <View className="v-gap">
      <Button kind="line" wide onTap={() => setAsking(true)}>撤下这条</Button>
      <Confirm
        open={isAsking}
        title="撤下这条?"
        words="村民不再看得到,理由会留在办事记录里"
        act="撤下"
        kind="warm"
        reason="例如:时间写错了,另发一条"
        busy={withdraw.isPending}
        onAct={(reason) => withdraw.mutate(reason, { onSuccess: () => toast('撤下了'), onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </View>
  );
}

/** Changes, pins or withdraws what is published. */
export function EditPostPage({ post }: { post: PostView }) {
  const edit = useEdit(post);
  const pin = usePinPost(post.postId);
  if (post.withdrawn) return <Page title="改一条"><Notice icon="letter" words={`这条已经撤下:${post.withdrawn.reason}`} act="回去" onAct={goBack} /></Page>;
  return (
    <Page title="改一条" foot={<FootBar><Button busy={edit.isBusy} onTap={edit.save}>改好了</Button></FootBar>} offlineWords="没有信号,要连上网才能改">
      <Card tight><SwitchRow title="放到最前面" note="最多三条,点了就生效" on={post.pinned} onChange={(pinned) => pin.mutate(pinned)} /></Card>
      <PostFields value={edit.form.value} problems={edit.form.problems} onChange={({ board, title, body }) => edit.form.set({ ...(board && { board }), ...(title !== undefined && { title }), ...(body !== undefined && { body }) })} />
      <Photos edit={edit} />
      <Withdraw postId={post.postId} />
    </Page>
  );
}
