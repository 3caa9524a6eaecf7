import Taro from '@tarojs/taro';
import type { DayTask } from '../../../../shared/contract/workbench';
import { toast } from '../../ui/toast';

const isBrowser = process.env.TARO_ENV === 'h5';

export const canFindWay = ({ report, mapPoint }: DayTask): boolean => (isBrowser ? report.place.point : mapPoint) !== null;

/** The phone's own map: WeChat's wants GCJ-02, a geo: link WGS-84. */
export function showWay({ report, mapPoint }: DayTask): void {
  const { label, point } = report.place;
  if (isBrowser && point) window.location.href = `geo:${point.lat},${point.lng}?q=${point.lat},${point.lng}(${encodeURIComponent(label)})`;
  if (isBrowser || !mapPoint) return;
  Taro.openLocation({ latitude: mapPoint.lat, longitude: mapPoint.lng, name: label, address: report.kindName, scale: 17 }).catch(() => toast('地图没有打开,请再试一次'));
}
