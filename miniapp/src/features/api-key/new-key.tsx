import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { toast } from '../../ui/toast';
import { useCreateKey } from './api-key.queries';

/** The key as it was made: on this screen and nowhere else. */
function ShownOnce({ value, onDone }: { value: string; onDone: () => void }) {
  const copy = () => void Taro.setClipboardData({ data: value }).then(() => toast('已经复制'), () => toast('没有复制成,请照着抄下来'));
  return (
    <Section title="新密钥" note="只显示这一次,请马上交给对方的管理员">
      <Card>
        <Text className="v-strong" style={{ wordBreak: 'break-all' }} selectable>{value}</Text>
        <Button wide onTap={copy}>复制密钥</Button>
        <Button wide kind="line" onTap={onDone}>已经交给对方</Button>
      </Card>
    </Section>
  );
}

export function NewKey({ countyCode }: { countyCode: string }) {
  const create = useCreateKey(countyCode);
  const [name, setName] = useState('');
  const [regionCode, setRegionCode] = useState(countyCode);
  const [made, setMade] = useState('');
  const act = () => create.mutate({ name, regionCode }, { onSuccess: ({ key }) => { setMade(key); setName(''); } });
  if (made) return <ShownOnce value={made} onDone={() => setMade('')} />;
  return (
    <Section title="给一个系统开通">
      <Card>
        <Field label="哪个系统" value={name} max={20} placeholder="例如:县 12345 热线" onChange={setName} />
        <Field label="能报到哪里" value={regionCode} max={12} type="number" hint="6 位是全县,9 位是一个乡镇,12 位是一个村" onChange={setRegionCode} />
        <Button wide busy={create.isPending} disabled={name.trim() === ''} onTap={act}>生成密钥</Button>
      </Card>
    </Section>
  );
}
