import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RoundWork } from '../../../../shared/contract/hygiene';
import { householdCodeInScan } from '../../../../shared/domain/household-code';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';

const canScan = process.env.TARO_ENV !== 'h5';

/** The door of this round behind a plate's code, a door number or a name; all of it is on the phone, so it works without a signal. */
export function doorOf({ items }: RoundWork, said: string): string | undefined {
  const code = householdCodeInScan(said);
  const words = said.trim();
  const found = items.find((one) => (code ? one.code === code : words !== '' && (one.label === words || one.headName === words || one.label.endsWith(` ${words} 号`))));
  return found?.householdId;
}

interface ScanDoorProps {
  work: RoundWork;
  onDoor: (householdId: string) => void;
}

/** Finds the sheet of the door one stands at. */
export function ScanDoor({ work, onDoor }: ScanDoorProps) {
  const [isTyping, setTyping] = useState(false);
  const [typed, setTyped] = useState('');
  const open = (said: string) => {
    const householdId = doorOf(work, said);
    if (!householdId) return toast('这一轮里没有这户,请看看门牌或找名单');
    setTyping(false);
    return onDoor(householdId);
  };
  const scan = async () => {
    const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => undefined);
    if (scanned) open(scanned.path || scanned.result);
  };
  return (
    <View className="v-row v-gap">
      {canScan && <Button small icon="check-box" onTap={() => void scan()}>扫门牌码</Button>}
      <Button small kind="line" icon="pen" onTap={() => setTyping(true)}>输门牌号</Button>
      <Sheet open={isTyping} title="找这一户" onClose={() => setTyping(false)}>
        <Field label="门牌号、户码或户主姓名" placeholder="例如:12,或 杨桂兰" value={typed} max={24} onChange={setTyped} onDone={() => open(typed)} />
        <View className="v-sheet__actions"><Button onTap={() => open(typed)}>打开</Button></View>
      </Sheet>
    </View>
  );
}
