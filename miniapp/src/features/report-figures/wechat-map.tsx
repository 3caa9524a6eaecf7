import { Map, View } from '@tarojs/components';
import gcoord from 'gcoord';
import type { ReportMap } from '../../../../shared/contract/report-figures';
import { boxOf } from '../../../../shared/domain/map-cells';
import { goTo } from '../../core/navigation';
import { isPinned, letterOf, lookOf, pointOf, lookWords } from './map-points';

/** WeChat's own map wants GCJ-02; everything else here is WGS-84. */
const toGcj02 = ({ lat, lng }: { lat: number; lng: number }) => {
  const [longitude, latitude] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02) as [number, number];
  return { latitude, longitude };
};
const colours = { open: '#8a6410', late: '#b9501b', ended: '#17603f' } as const;
/** More markers make WeChat's map slow. */
const MARKERS = 200;

/** With streets and satellite pictures, where WeChat draws it. */
export function WechatMap({ map }: { map: ReportMap }) {
  const pinned = map.features.filter(isPinned).slice(0, MARKERS);
  const box = boxOf(pinned.map(pointOf));
  if (!box) return null;
  const markers = pinned.map((feature, id) => ({
    id, ...toGcj02(pointOf(feature)), iconPath: '', width: 24, height: 32,
    callout: callout(`${letterOf(feature.properties.kindName)} ${lookWords[lookOf(feature)]}`, colours[lookOf(feature)]),
  }));
  const open = ({ detail }: { detail: { markerId: number | string } }) => goTo('resident/report', { reportId: pinned[Number(detail.markerId)]?.id });
  const corners = [{ lat: box.south, lng: box.west }, { lat: box.north, lng: box.east }].map(toGcj02);
  const { latitude, longitude } = toGcj02({ lat: (box.south + box.north) / 2, lng: (box.west + box.east) / 2 });
  return (
    <View className="v-map">
      <Map
        className="v-map__wechat" latitude={latitude} longitude={longitude} includePoints={corners} markers={markers} onMarkerTap={open} onCalloutTap={open}
        onError={() => undefined}
      />
    </View>
  );
}

const callout = (content: string, bgColor: string) => ({
  content, color: '#ffffff', fontSize: 14, anchorX: 0, anchorY: 0, borderRadius: 8, borderWidth: 0, borderColor: bgColor, bgColor, padding: 6,
  display: 'ALWAYS' as const, textAlign: 'center' as const,
});
