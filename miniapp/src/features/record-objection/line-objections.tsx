import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { Section } from '../../ui/page';
import { PhotoPicker } from '../../ui/photos';
import { toast } from '../../ui/toast';
import { Objection } from './objection-card';
import { useLineObjections, useObject, useWithdrawObjection } from './record-objection.queries';

function ObjectForm({ entryId }: { entryId: string }) {
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [paths, setPaths] = useState<readonly string[]>([]);
  const object = useObject(entryId);
  const send = () => (words.trim() ? object.mutate({ words: words.trim(), paths }, { onSuccess: () => toast('提交了,村里会答复') }) : toast('请说说哪里不对'));
  if (!isOpen) return <Button kind="line" wide onTap={() => setOpen(true)}>这一笔不对,提异议</Button>;
  return (
    <Section title="哪里不对">
      <TextArea label="说说为什么" placeholder="例如:这件事是我家报的,少记了" value={words} onChange={setWords} max={300} />
      <PhotoPicker paths={paths} max={3} ask="拍张照片(可以不拍)" onAdd={(more) => setPaths([...paths, ...more].slice(0, 3))} onDrop={(path) => setPaths(paths.filter((one) => one !== path))} />
      <Button kind="warm" wide busy={object.isPending} busyWords="正在提交…" onTap={send}>提异议</Button>
    </Section>
  );
}

/** What the household objects to on this line, and what the village said. */
export function LineObjections({ entryId }: { entryId: string }) {
  const { data } = useLineObjections(entryId);
  const withdraw = useWithdrawObjection();
  if (!data) return null;
  const open = data.items.find(({ state }) => state === 'open');
  return (
    <View className="v-gap">
      {data.items.length > 0 && <Section title="异议">{data.items.map((one) => <Objection key={one.objectionId} objection={one} mayDecide={data.mayDecide} />)}</Section>}
      {open && !data.mayDecide && <Button kind="line" wide busy={withdraw.isPending} onTap={() => withdraw.mutate(open.objectionId)}>撤回异议</Button>}
      {data.mayObject && <ObjectForm entryId={entryId} />}
    </View>
  );
}
