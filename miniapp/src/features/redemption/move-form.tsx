import { View } from '@tarojs/components';
import { useState } from 'react';
import { NewMovement, type GoodView } from '../../../../shared/contract/redemption';
import { problemsIn } from '../../core/use-form';
import { Button } from '../../ui/button';
import { ChoiceGrid } from '../../ui/choice';
import { Field, TextArea } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useMoveGood } from './redemption-staff.queries';

const kinds = [{ value: 'delivered', words: '进货', icon: 'download' }, { value: 'counted', words: '盘点', icon: 'list' }, { value: 'written-off', words: '报损', icon: 'bin' }] as const;
type Kind = (typeof kinds)[number]['value'];
const asks: Record<Kind, string> = { delivered: '进了多少', counted: '数到多少(连等人来领的一起数)', 'written-off': '坏了、丢了多少' };

/** Delivered, counted or written off: each is a line in the ledger of goods. */
export function MoveForm({ villageId, good, onClose }: { villageId: string; good: GoodView; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('delivered');
  const [words, setWords] = useState('');
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const move = useMoveGood(villageId, good.goodId);
  const asked = { kind, quantity: words.trim() === '' ? NaN : Number(words), reason };
  const problems = problemsIn(NewMovement, asked);
  const act = () => {
    setTried(true);
    if (Object.keys(problems).length === 0) move.mutate(asked, { onSuccess: () => { toast('记好了'); onClose(); } });
  };
  const { name, unit, stock, held } = good;
  return (
    <Sheet open title={name} onClose={onClose}>
      <View className="v-sub">{`账上一共 ${stock + held} ${unit}:可换 ${stock},等人来领 ${held}`}</View>
      <View className="v-gap"><ChoiceGrid choices={kinds} value={kind} onChange={setKind} label="记什么" /></View>
      <Field label={`${asks[kind]}(${unit})`} type="number" value={words} max={5} error={wasTried ? problems.quantity : undefined} onChange={setWords} />
      <TextArea label={kind === 'written-off' ? '为什么' : '说明(可以不写)'} value={reason} max={200} error={wasTried ? problems.reason : undefined} onChange={setReason} />
      <View className="v-sheet__actions">
        <Button kind="line" onTap={onClose}>先不了</Button>
        <Button busy={move.isPending} onTap={act}>记下</Button>
      </View>
    </Sheet>
  );
}
