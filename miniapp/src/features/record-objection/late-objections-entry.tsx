import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { useOverseenRegion } from './overseen-region';

/** The way of town and county to what villages have not answered in time. */
export function LateObjectionsEntry() {
  if (useOverseenRegion() === '') return null;
  return <Card flush><Entry start={<IconTile name="scale" />} title="档案异议" note="各村超时没答复的" onTap={() => goTo('staff/line-objections')} /></Card>;
}
