import { View } from '@tarojs/components';
import { useState } from 'react';
import { SKIP_REASONS, type SkipReason } from '../../../../shared/domain/door-visits';
import { Button } from '../../ui/button';
import { ChoiceGrid } from '../../ui/choice';
import { TextArea } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { skipWords } from './sheet-draft';

const choices = SKIP_REASONS.map((value) => ({ value, words: skipWords[value] }));

interface SkipChoiceProps {
  open: boolean;
  onSkip: (reason: SkipReason, note: string) => void;
  onClose: () => void;
}

/** Why this door is passed by. */
export function SkipChoice({ open, onSkip, onClose }: SkipChoiceProps) {
  const [reason, setReason] = useState<SkipReason>();
  const [note, setNote] = useState('');
  return (
    <Sheet open={open} title="这户为什么没打?" onClose={onClose}>
      <ChoiceGrid choices={choices} value={reason} onChange={setReason} label="没打的原因" />
      <TextArea label="补充一句(可以不写)" value={note} onChange={setNote} max={200} />
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onClose}>再等等</Button>
        <Button disabled={!reason} onTap={() => reason && onSkip(reason, note.trim())}>这户先跳过</Button>
      </View>
    </Sheet>
  );
}
