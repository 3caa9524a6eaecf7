import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RegionView } from '../../../../shared/contract/region';
import { Field } from '../../ui/field';
import { BrowseRegions, FoundRegions, useSettled } from '../region/village-search';
import { openVillage } from './current-village';

const pick = ({ regionId }: RegionView): void => openVillage(regionId);

/** A few letters, or county by county; picking a village opens its page, where it can be followed. */
export function FindVillage() {
  const [text, setText] = useState('');
  const [path, setPath] = useState<RegionView[]>([]);
  const words = useSettled(text.trim());
  const openFound = (region: RegionView) => {
    setText('');
    setPath([region]);
  };
  return (
    <View>
      <Field label="村名、曾用名或拼音" placeholder="例如:杨家湾、yangjiawan、yjw" value={text} max={40} onChange={setText} />
      {text.trim() && words ? (
        <FoundRegions words={words} onPick={pick} onOpen={openFound} />
      ) : (
        <BrowseRegions path={path} onPath={setPath} onPick={pick} />
      )}
    </View>
  );
}
