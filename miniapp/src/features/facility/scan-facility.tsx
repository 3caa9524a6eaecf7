import Taro from '@tarojs/taro';
import { useState } from 'react';
import { facilityErrors } from '../../../../shared/contract/facility';
import { codeInScan } from '../../../../shared/domain/facility-code';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { View } from '@tarojs/components';

const canScan = process.env.TARO_ENV !== 'h5';

async function scan(onCode: (code: string) => void): Promise<void> {
  const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => undefined);
  if (!scanned) return;
  const code = codeInScan(scanned.path || scanned.result);
  if (code) onCode(code);
  else toast('这不是设施牌上的码,也可以手输编号');
}

function TypeCode({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const look = () => {
    const code = codeInScan(typed);
    if (code) onCode(code);
    else setError(facilityErrors.FACILITY_CODE_WRONG.message);
  };
  return (
    <Sheet open title="输入牌子上的编号" onClose={onClose}>
      <Field label="设施编号" placeholder="例如:200-215-0012-7" value={typed} max={20} error={error} onChange={(words) => { setTyped(words); setError(undefined); }} onDone={look} />
      <View className="v-sheet__actions"><Button onTap={look}>查看</Button></View>
    </Sheet>
  );
}

/** Opens a facility's page by its plate: scanned in WeChat, or its code typed. `onCode` instead of opening, for forms. */
export function ScanFacility({ onCode = (code) => goTo('resident/facility', { code }) }: { onCode?: (code: string) => void }) {
  const [isTyping, setTyping] = useState(false);
  const found = (code: string) => {
    setTyping(false);
    onCode(code);
  };
  return (
    <View className="v-row">
      {canScan && <Button small kind="line" icon="check-box" onTap={() => void scan(found)}>扫设施牌</Button>}
      <Button small kind="line" icon="pen" onTap={() => setTyping(true)}>输设施编号</Button>
      {isTyping && <TypeCode onCode={found} onClose={() => setTyping(false)} />}
    </View>
  );
}
