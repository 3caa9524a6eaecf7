import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from './button';
import { Field } from './field';
import { Sheet } from './sheet';
import { toast } from './toast';

const canScan = process.env.TARO_ENV !== 'h5';

interface CodeScanProps {
  /** On the button: 扫设施牌. */
  scanWords: string;
  /** On the button and in the form: 设施编号. */
  codeName: string;
  example: string;
  /** With room for dashes. */
  max: number;
  /** The code in what was scanned or typed. */
  read: (scanned: string) => string | undefined;
  /** What was scanned is something else. */
  strangeWords: string;
  /** What was typed is wrong. */
  wrongWords: string;
  onCode: (code: string) => void;
}

async function scan({ read, onCode, strangeWords }: CodeScanProps): Promise<void> {
  const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => undefined);
  if (!scanned) return;
  const code = read(scanned.path || scanned.result);
  if (code) onCode(code);
  else toast(strangeWords);
}

function TypeCode({ codeName, example, max, read, wrongWords, onCode, onClose }: CodeScanProps & { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const look = () => {
    const code = read(typed);
    if (code) onCode(code);
    else setError(wrongWords);
  };
  return (
    <Sheet open title="输入牌子上的编号" onClose={onClose}>
      <Field label={codeName} placeholder={`例如:${example}`} value={typed} max={max} error={error} onChange={(words) => { setTyped(words); setError(undefined); }} onDone={look} />
      <View className="v-sheet__actions"><Button onTap={look}>查看</Button></View>
    </Sheet>
  );
}

/** The code of a plate: scanned in WeChat, or typed. */
export function CodeScan(props: CodeScanProps) {
  const [isTyping, setTyping] = useState(false);
  const found = (code: string) => {
    setTyping(false);
    props.onCode(code);
  };
  return (
    <View className="v-row">
      {canScan && <Button small kind="line" icon="check-box" onTap={() => void scan({ ...props, onCode: found })}>{props.scanWords}</Button>}
      <Button small kind="line" icon="pen" onTap={() => setTyping(true)}>{`输${props.codeName}`}</Button>
      {isTyping && <TypeCode {...props} onCode={found} onClose={() => setTyping(false)} />}
    </View>
  );
}
