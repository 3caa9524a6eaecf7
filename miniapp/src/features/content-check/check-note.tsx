import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OwnCheck } from '../../../../shared/contract/content-check';
import { checkStateWords } from '../../../../shared/domain/content-check';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useAppeal } from './content-check.queries';

/** Why others do not see this yet, for its author; with the one appeal. Nothing once it has passed. */
export function CheckNote({ check }: { check: OwnCheck | null }) {
  if (!check || check.state === 'passed') return null;
  const refused = check.state === 'refused';
  return (
    <Card tone={refused ? 'warm' : 'gold'}>
      <View className="v-strong">{refused ? '没有通过' : checkStateWords[check.state]}</View>
      <View className="v-sub">{refused ? check.reason : '现在只有您和村干部看得到'}</View>
      {check.canAppeal && <Appeal subject={check.subject} />}
    </Card>
  );
}

export function Appeal({ subject }: { subject: string }) {
  const [open, setOpen] = useState(false);
  const appeal = useAppeal();
  const send = (words: string) =>
    appeal.mutate({ subject, words }, { onSuccess: () => toast('收到申诉,会请另一位干部看'), onSettled: () => setOpen(false) });
  return (
    <View className="v-gap">
      <Button kind="line" small onTap={() => setOpen(true)}>申诉</Button>
      <Confirm
        open={open} title="请别的干部再看一遍?" words="只能申诉一次,说说为什么可以公开" act="提交申诉" reason="例如:照片是我自己家,大家都同意" busy={appeal.isPending}
        onAct={send} onClose={() => setOpen(false)}
      />
    </View>
  );
}
