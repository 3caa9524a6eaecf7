import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ChecklistDesk } from '../../../../shared/contract/checklist';
import { addDays, isDay } from '../../../../shared/domain/weeks';
import { Button } from '../../ui/button';
import { ChoiceGrid } from '../../ui/choice';
import { Field } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { usePublishChecklist } from './checklist-staff.queries';

/** The first of the next month. */
const nextMonth = (day: string): string => `${addDays(`${day.slice(0, 8)}01`, 31).slice(0, 8)}01`;

interface PublishSheetProps {
  open: boolean;
  desk: ChecklistDesk;
  onClose: () => void;
}

/** From which day on. */
export function PublishSheet({ open, desk, onClose }: PublishSheetProps) {
  const { owner: { ownerId, level }, earliest, revision } = desk;
  const [effectiveOn, choose] = useState(earliest);
  const publish = usePublishChecklist(ownerId);
  const choices = [{ value: earliest, words: '最早的一天' }, { value: addDays(earliest, 7), words: '过七天' }, { value: nextMonth(earliest), words: '下月一号' }];
  const act = () => publish.mutate({ revision, effectiveOn }, { onSuccess: () => toast('已经发布'), onSettled: onClose });
  return (
    <Sheet open={open} title="从哪天起用?" onClose={onClose}>
      <View className="v-sub">{`${level === 'county' ? '全县没有自己清单的村' : '本村'}那天以后开始的评比用新的一版,正在评的不变。发布后不能再改,要改就再发一版`}</View>
      <View className="v-gap"><ChoiceGrid choices={choices} value={effectiveOn} onChange={choose} label="从哪天起用" /></View>
      <Field label="起用日期" value={effectiveOn} onChange={choose} placeholder="例如 2026-12-01" error={isDay(effectiveOn) ? undefined : '写成 2026-12-01 这样'} max={10} />
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onClose}>先不了</Button>
        <Button busy={publish.isPending} disabled={!isDay(effectiveOn)} onTap={act}>发布</Button>
      </View>
    </Sheet>
  );
}
