import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { RegionView } from '../../../../shared/contract/region';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { useRegionsIn, useRegionSearch } from './region.queries';

interface PickProps {
  onPick: (village: RegionView) => void;
}

/** Waits for a pause in typing. */
export function useSettled(text: string, waitMs = 300): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), waitMs);
    return () => clearTimeout(timer);
  }, [text, waitMs]);
  return settled;
}

const noteOf = ({ parentName, aliases }: RegionView): string =>
  [parentName, aliases.length > 0 && `曾用名 ${aliases.join('、')}`].filter(Boolean).join(' · ');

interface RegionLinesProps {
  regions: readonly RegionView[];
  onTap: (region: RegionView) => void;
}

function RegionLines({ regions, onTap }: RegionLinesProps) {
  return (
    <Card tight flush>
      {regions.map((region) => (
        <Entry key={region.regionId} start={<IconTile name={region.level === 'village' ? 'village' : 'pin'} />} title={region.name} note={noteOf(region)} onTap={() => onTap(region)} />
      ))}
    </Card>
  );
}

interface FoundProps extends PickProps {
  words: string;
  onOpen: (region: RegionView) => void;
}

/** By name, former name, pinyin or initials. */
export function FoundRegions({ words, onPick, onOpen }: FoundProps) {
  const found = useRegionSearch(words);
  return (
    <Section title="找到的">
      <Show state={stateOf(found)} empty={{ icon: 'search', words: `没有找到“${words}”。换个写法试试,拼音首字母也行,例如 yjw` }}>
        {(regions) => <RegionLines regions={regions} onTap={(region) => (region.level === 'village' ? onPick(region) : onOpen(region))} />}
      </Show>
    </Section>
  );
}

interface BrowseProps extends PickProps {
  /** From the county down to where we are. */
  path: readonly RegionView[];
  onPath: (path: RegionView[]) => void;
}

/** County → town → village. */
export function BrowseRegions({ path, onPath, onPick }: BrowseProps) {
  const here = path.at(-1);
  const inside = useRegionsIn(here?.regionId);
  const open = (region: RegionView) => (region.level === 'village' ? onPick(region) : onPath([...path, region]));
  return (
    <Section title={here ? path.map(({ name }) => name).join(' · ') : '按地方找'} more={here && '‹ 返回上一级'} onMore={() => onPath(path.slice(0, -1))}>
      <View>
        <Show state={stateOf(inside)} empty={{ icon: 'pin', words: '这里还没有登记村庄,请联系当地整治办' }}>
          {(regions) => <RegionLines regions={regions} onTap={open} />}
        </Show>
      </View>
    </Section>
  );
}
