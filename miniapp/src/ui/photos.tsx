import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Photo } from '../../../shared/contract/common';
import { fullUrl } from '../core/server-base';
import { names } from './class-names';
import { Icon } from './icon';
import { pictured } from './spoken';
import { Tap } from './tap';
import { toast } from './toast';

const preview = (photos: readonly Photo[], current: Photo): void => {
  void Taro.previewImage({ urls: photos.map(({ url }) => fullUrl(url)), current: fullUrl(current.url) });
};

interface PictureProps {
  photo: Photo | null | undefined;
  /** What it shows, spoken. */
  label: string;
  /** s 64, m 92, l 110 px; `pair` shares a row; `cover` full width. */
  size?: 's' | 'm' | 'l' | 'pair' | 'cover';
  tag?: string;
  onTap?: () => void;
}

/** One picture of the server; a tinted square when there is none. */
export function Picture({ photo, label, size = 'l', tag, onTap }: PictureProps) {
  const source = photo && (size === 'cover' || size === 'pair' ? photo.url : photo.thumbUrl);
  return (
    <Tap className={names('v-photo', size !== 'l' && `v-photo--${size}`)} onTap={onTap} label={label}>
      {source && <Image className="v-photo__img" src={fullUrl(source)} mode="aspectFill" lazyLoad {...pictured(label)} />}
      {tag && <View className="v-tag v-tag--dark v-photo__tag">{tag}</View>}
    </Tap>
  );
}

/** A row of pictures; tap to see them large. */
export function PhotoStrip({ photos, label, tag, size = 'l' }: { photos: readonly Photo[]; label: string; tag?: string; size?: PictureProps['size'] }) {
  return (
    <View className="v-photos">
      {photos.map((photo, place) => (
        <Picture
          key={photo.photoId}
          photo={photo}
          label={`${label} ${place + 1}`}
          size={size}
          tag={place === 0 ? tag : undefined}
          onTap={() => preview(photos, photo)}
        />
      ))}
    </View>
  );
}

/** WeChat's privacy gate and the phone's camera permission are opened in different places. */
function whyNoPhotos(words: string): string {
  if (/privacy/.test(words)) return '没有同意隐私说明,就不能拍照;想拍时再点一次';
  return /auth|permission|scope/.test(words) ? '没有相机权限,请在微信设置里打开' : '照片没有取到,请再试一次';
}

/** Asks for new pictures; temporary paths, none when the person thinks better of it. */
export async function choosePhotos(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['camera', 'album'] });
    return tempFiles.map(({ tempFilePath }) => tempFilePath);
  } catch (failure) {
    const words = (failure as { errMsg?: string }).errMsg ?? '';
    if (!/cancel/.test(words)) toast(whyNoPhotos(words));
    return [];
  }
}

interface PhotoPickerProps {
  /** Paths that <Image> can show. */
  paths: readonly string[];
  max?: number;
  onAdd: (tempPaths: string[]) => void;
  onDrop: (path: string) => void;
  /** Words on the first, big button. */
  ask?: string;
}

/** Take, look at and remove pictures; the first button is as wide as the page. */
export function PhotoPicker({ paths, max = 6, onAdd, onDrop, ask = '拍照片' }: PhotoPickerProps) {
  const isFirst = paths.length === 0;
  const add = async () => {
    const chosen = await choosePhotos(max - paths.length);
    if (chosen.length) onAdd(chosen);
  };
  return (
    <View className="v-photos">
      {paths.map((path, place) => (
        <View key={path} className="v-photo">
          <Image className="v-photo__img" src={path} mode="aspectFill" onClick={() => void Taro.previewImage({ urls: [...paths], current: path })} {...pictured(`第 ${place + 1} 张照片`)} />
          <View className="v-tag v-tag--dark v-photo__foot">{`${place + 1}/${max}`}</View>
          <Tap className="v-photo__drop" label={`去掉第 ${place + 1} 张`} onTap={() => onDrop(path)}>
            <View className="v-photo__drop-dot"><Icon name="close" size={16} /></View>
          </Tap>
        </View>
      ))}
      {paths.length < max && (
        <Tap className={names('v-photo-add', isFirst && 'v-photo-add--first')} onTap={() => void add()}>
          <Icon name="camera" size={36} />
          <View>{isFirst ? ask : '再拍一张'}</View>
        </Tap>
      )}
    </View>
  );
}
