import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Field, TextArea } from '../../ui/field';
import { Section } from '../../ui/page';
import { PhotoPicker } from '../../ui/photos';
import { toast } from '../../ui/toast';
import { Objection } from './objection-card';
import { useLineObjections, useObject, useWithdrawObjection } from './record-objection.queries';

/** By the household itself, or by staff whom it asked (代提): then who asked stands beside who wrote. */
function ObjectForm({ entryId, isForThem }: { entryId: string; isForThem: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [askedBy, setAskedBy] = useState('');
  const [paths, setPaths] = useState<readonly string[]>([]);
  const object = useObject(entryId);
  const missing = !words.trim() ? '请说说哪里不对' : isForThem && !askedBy.trim() ? '请写明是这户的谁要提的' : undefined;
  const send = () => (missing ? toast(missing) : object.mutate({ words: words.trim(), askedBy: askedBy.trim(), paths }, { onSuccess: () => toast(isForThem ? '提交了,已告诉这户,由别的村干部答复' : '提交了,村里会答复') }));
  if (!isOpen) return <Button kind="line" wide onTap={() => setOpen(true)}>{isForThem ? '替这户提异议' : '这一笔不对,提异议'}</Button>;
  return (
    <Section title={isForThem ? '这户说哪里不对' : '哪里不对'} {...(isForThem && { note: '您的名字会一起写上' })}>
      <TextArea label="说说为什么" placeholder="例如:这件事是我家报的,少记了" value={words} onChange={setWords} max={300} />
      {isForThem && <Field label="这户的谁要提的" placeholder="姓名,例如:杨桂兰" value={askedBy} onChange={setAskedBy} max={20} />}
      <PhotoPicker paths={paths} max={3} ask="拍张照片(可以不拍)" onAdd={(more) => setPaths([...paths, ...more].slice(0, 3))} onDrop={(path) => setPaths(paths.filter((one) => one !== path))} />
      <Button kind="warm" wide busy={object.isPending} busyWords="正在提交…" onTap={send}>{isForThem ? '替这户提交' : '提异议'}</Button>
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
      {(data.mayObject || data.mayObjectFor) && <ObjectForm entryId={entryId} isForThem={data.mayObjectFor} />}
    </View>
  );
}
