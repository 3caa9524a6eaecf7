import { View } from '@tarojs/components';
import { useState, type CSSProperties, type ReactNode } from 'react';
import type { MapFeature, ReportMap } from '../../../../shared/contract/report-figures';
import { boxOf, cellsOf, isInside, placeIn, type MapBox, type MapCell, type Place } from '../../../../shared/domain/map-cells';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { spoken } from '../../ui/spoken';
import { Tap } from '../../ui/tap';
import { ageOf, groupWords, isPinned, letterOf, lookOf, pointOf, spokenOf, type FacilityFeature, type Pinned } from './map-points';

/** 36 places to tap at most: a finger hits each, and WeChat draws them at once. */
const SIDE = 6;
const at = ({ x, y }: Place): CSSProperties => ({ left: `${x}%`, top: `${y}%` });

function Dot({ place, feature }: { place: Place; feature: MapFeature }) {
  const look = lookOf(feature);
  return (
    <>
      <Tap className="v-map__at" style={at(place)} role="link" label={spokenOf(feature)} onTap={() => goTo('resident/report', { reportId: feature.id })}>
        <View className={`v-map__dot v-map__dot--${look}`}><View className="v-map__letter">{letterOf(feature.properties.kindName)}</View></View>
      </Tap>
      {look !== 'ended' && <View className="v-map__age" style={at(place)}>{ageOf(feature)}</View>}
    </>
  );
}

function Cluster({ cell, onTap }: { cell: MapCell<Pinned<MapFeature>>; onTap: () => void }) {
  const open = cell.items.filter(({ properties }) => properties.isOpen).length;
  const words = `这里有 ${cell.items.length} 件,${open} 件在办,点开放大`;
  return (
    <Tap className="v-map__at" style={at(cell)} label={words} onTap={onTap}>
      <View className={`v-map__many${open > 0 ? '' : ' v-map__many--ended'}`}>{cell.items.length}</View>
    </Tap>
  );
}

/** Where most is open, and what the place is called; only the colour ends at the map's edge. */
function Groups({ groups, box }: { groups: ReportMap['groups']; box: MapBox }) {
  const most = Math.max(1, ...groups.map(({ open }) => open));
  const seen = groups.flatMap(({ groupNo, open, center }) => {
    const place = center && placeIn(box, { lat: center[1], lng: center[0] });
    return place && isInside(place) ? [{ name: groupWords(groupNo), place, opacity: 0.15 + 0.35 * (open / most) }] : [];
  });
  return (
    <>
      <View className="v-map__layer v-map__layer--cut" {...spoken({ hidden: true })}>
        {seen.map(({ name, place, opacity }) => <View key={name} className="v-map__heat" style={{ ...at(place), opacity }} />)}
      </View>
      <View className="v-map__layer" {...spoken({ hidden: true })}>
        {seen.map(({ name, place }) => <View key={name} className="v-map__name" style={at(place)}>{name}</View>)}
      </View>
    </>
  );
}

function Facilities({ facilities, box }: { facilities: readonly FacilityFeature[]; box: MapBox }) {
  return (
    <View className="v-map__layer">
      {cellsOf(facilities, pointOf, box, SIDE).map((cell) => {
        const [first] = cell.items;
        const words = cell.items.length > 1 ? `${cell.items.length}` : letterOf(first!.properties.kindName);
        const said = cell.items.length > 1 ? `${cell.items.length} 处设施` : first!.properties.name;
        return <View key={first!.id} className="v-map__facility" style={at(cell)} {...spoken({ role: 'img', label: said })}>{words}</View>;
      })}
    </View>
  );
}

interface OwnMapProps {
  map: ReportMap;
  facilities: readonly FacilityFeature[];
  foot?: ReactNode;
}

/** A map without tiles: everything of the village in one square; close dots are one, and open when tapped. */
export function OwnMap({ map, facilities, foot }: OwnMapProps) {
  const [near, setNear] = useState<MapBox>();
  const pinned = map.features.filter(isPinned);
  const box = near ?? boxOf([...pinned, ...facilities].map(pointOf));
  if (!box) return null;
  return (
    <View className="v-map">
      <View className="v-map__square">
        <Groups groups={map.groups} box={box} />
        {facilities.length > 0 && <Facilities facilities={facilities} box={box} />}
        <View className="v-map__layer">
          {cellsOf(pinned, pointOf, box, SIDE).map((cell) =>
            cell.items.length === 1
              ? <Dot key={cell.items[0]!.id} place={cell} feature={cell.items[0]!} />
              : <Cluster key={cell.items[0]!.id} cell={cell} onTap={() => setNear(boxOf(cell.items.map(pointOf)))} />)}
        </View>
        <View className="v-map__north" {...spoken({ hidden: true })}>北</View>
      </View>
      {near && <View className="v-gap"><Button small kind="line" onTap={() => setNear(undefined)}>看全村</Button></View>}
      {foot}
    </View>
  );
}
