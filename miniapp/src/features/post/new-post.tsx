import { View } from '@tarojs/components';
import { goTo } from '../../core/navigation';
import { Button, FootBar } from '../../ui/button';
import { Card } from '../../ui/card';
import { DraftLine } from '../../ui/draft-line';
import { SwitchRow } from '../../ui/field';
import { KeptPicture } from '../../ui/kept-picture';
import { Page, Section } from '../../ui/page';
import { choosePhotos } from '../../ui/photos';
import { PostFields } from './post-fields';
import { useNewPost } from './use-new-post';

const MAX_PHOTOS = 9;

interface PhotosProps {
  refs: readonly string[];
  onAdd: (paths: string[]) => void;
  onDrop: (ref: string) => void;
}

function Photos({ refs, onAdd, onDrop }: PhotosProps) {
  const choose = async () => {
    const paths = await choosePhotos(MAX_PHOTOS - refs.length);
    if (paths.length > 0) onAdd(paths);
  };
  return (
    <Section title="照片" note={`${refs.length} / ${MAX_PHOTOS}`}>
      <View className="v-photos">{refs.map((ref, at) => <KeptPicture key={ref} kept={ref} label={`照片 ${at + 1}`} onDrop={() => onDrop(ref)} />)}</View>
      {refs.length < MAX_PHOTOS && <View className="v-gap"><Button kind="line" wide icon="camera" onTap={() => void choose()}>{refs.length ? '再加几张' : '加照片'}</Button></View>}
    </Section>
  );
}

/** Writes to a board of the village. */
export function NewPostPage({ villageId }: { villageId: string }) {
  const post = useNewPost(villageId, (postId) => goTo('resident/post', { postId }));
  const { value, problems } = post.form;
  return (
    <Page title="发一条" foot={<FootBar><Button onTap={post.publish}>发出去</Button></FootBar>}>
      {post.waiting.map((draft) => <DraftLine key={draft.id} draft={draft} title={draft.payload.title} />)}
      <PostFields value={value} problems={problems} onChange={post.change} />
      <Photos refs={post.refs} onAdd={(paths) => void post.add(paths)} onDrop={post.drop} />
      <Card><SwitchRow title="放到最前面" note="最多三条" on={value.pinned ?? false} onChange={(pinned) => post.change({ pinned })} /></Card>
    </Page>
  );
}
