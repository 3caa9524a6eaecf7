import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { pathOfKept } from '../core/kept-files';
import { Icon } from './icon';
import { pictured } from './spoken';
import { Tap } from './tap';

function useKeptPath(ref: string): string {
  const [path, setPath] = useState('');
  useEffect(() => {
    let isHere = true;
    pathOfKept(ref).then((found) => isHere && setPath(found), () => undefined);
    return () => {
      isHere = false;
    };
  }, [ref]);
  return path;
}

interface KeptPictureProps {
  /** A ref of core/kept-files. */
  kept: string;
  label: string;
  onDrop?: () => void;
}

/** A photo that is still on the phone; tap to see it large. */
export function KeptPicture({ kept, label, onDrop }: KeptPictureProps) {
  const path = useKeptPath(kept);
  return (
    <View className="v-photo v-photo--m">
      {path && <Image className="v-photo__img" src={path} mode="aspectFill" onClick={() => void Taro.previewImage({ urls: [path] })} {...pictured(label)} />}
      {onDrop && (
        <Tap className="v-photo__drop" label={`去掉${label}`} onTap={onDrop}>
          <View className="v-photo__drop-dot"><Icon name="close" size={16} /></View>
        </Tap>
      )}
    </View>
  );
}
