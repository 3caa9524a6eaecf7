import { View } from '@tarojs/components';
import type { DayTask } from '../../../../shared/contract/workbench';
import { goTo } from '../../core/navigation';
import { timeLeft } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';
import { Picture } from '../../ui/photos';
import { takeAfterPhoto, Waiting } from '../report/fix-form';
import { useFix } from '../report/use-fix';
import { canFindWay, showWay } from './show-way';

function Words({ task: { report }, place }: { task: DayTask; place: number }) {
  return (
    <View className="v-gap">
      <View className="v-row v-row--top">
        <View className="v-grow v-report__place">{`${place}. ${report.place.label}`}</View>
        {report.isUrgent && <Tag tone="warm">急</Tag>}
      </View>
      <View>{report.kindName}</View>
      <View className={report.isLate ? 'v-late' : 'v-sub'}>{timeLeft(report.dueAt)}</View>
    </View>
  );
}

/** One stop: what it looks like, where it is, and the camera; large enough for one hand outdoors. */
export function DayTaskCard({ task, place }: { task: DayTask; place: number }) {
  const { report } = task;
  const fix = useFix(report);
  const open = () => goTo('staff/report', { reportId: report.reportId });
  const isTaken = fix.refs.length > 0;
  const take = async () => { if (isTaken || (await takeAfterPhoto(fix))) open(); };
  const what = `${report.kindName} ${report.place.label}`;
  return (
    <Card>
      <Picture photo={report.photo} label={`看看:${what}`} size="cover" onTap={open} />
      <Words task={task} place={place} />
      <Waiting fix={fix} />
      <View className="v-sheet__actions">
        {canFindWay(task) && <Button kind="line" icon="pin" label={`导航:${what}`} onTap={() => showWay(task)}>导航</Button>}
        {fix.mayChange && <Button kind="warm" icon="camera" label={`拍照办结:${what}`} onTap={() => void take()}>{isTaken ? '拍好了,去办结' : '拍照办结'}</Button>}
      </View>
    </Card>
  );
}
