import { View } from '@tarojs/components';
import { Button } from '../../ui/button';
import { KeptPicture } from '../../ui/kept-picture';
import { choosePhotos } from '../../ui/photos';

interface ReviewPhotosProps {
  refs: readonly string[];
  ask: string;
  isNeeded?: boolean;
  onAdd: (paths: string[]) => void;
  onDrop: (ref: string) => void;
}

const MOST = 3;

/** Up to three pictures under one wide button. */
export function ReviewPhotos({ refs, ask, isNeeded, onAdd, onDrop }: ReviewPhotosProps) {
  const shoot = async () => {
    const paths = await choosePhotos(MOST - refs.length);
    if (paths.length > 0) onAdd(paths);
  };
  return (
    <View className="v-gap">
      {refs.length > 0 && <View className="v-photos">{refs.map((ref, at) => <KeptPicture key={ref} kept={ref} label={`第 ${at + 1} 张照片`} onDrop={() => onDrop(ref)} />)}</View>}
      {refs.length < MOST && (
        <View className="v-gap">
          <Button kind={isNeeded && refs.length === 0 ? 'warm' : 'line'} wide icon="camera" onTap={() => void shoot()}>{refs.length > 0 ? '再拍一张' : ask}</Button>
        </View>
      )}
    </View>
  );
}
