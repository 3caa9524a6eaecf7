import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { toast } from '../../ui/toast';
import { useHouseholds } from '../household/household-staff.queries';
import { DeedFields, blankDeed } from './deed-fields';
import { useEnterSheet } from './deed.queries';

interface DoorsProps {
  villageId: string;
  chosen: ReadonlySet<string>;
  onToggle: (householdId: string) => void;
}

function Doors({ villageId, chosen, onToggle }: DoorsProps) {
  const [q, setQ] = useState('');
  const households = useHouseholds(villageId, { q });
  return (
    <View>
      <Field label="找一家" placeholder="户主或门牌" value={q} max={20} onChange={setQ} />
      <Show state={stateOf(households)} empty={{ icon: 'house', words: '没有找到,换个字试试' }}>
        {(found) => (
          <Card flush>
            {found.map(({ householdId, label, headName }) => (
              <Entry key={householdId} title={`${label} ${headName}`} note={chosen.has(householdId) ? '到了' : '点一下,记到场'} end={chosen.has(householdId) ? <Icon name="tick-circle" size={28} /> : <Icon name="plus" size={28} />} onTap={() => onToggle(householdId)} />
            ))}
          </Card>
        )}
      </Show>
      <ListEnd {...households.more} />
    </View>
  );
}

/** Who was there: one list, and every household has its line. */
export function Attendance({ villageId }: { villageId: string }) {
  const [value, setValue] = useState(blankDeed);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const enter = useEnterSheet(villageId);
  const toggle = (householdId: string) => setChosen((now) => new Set(now.has(householdId) ? [...now].filter((one) => one !== householdId) : [...now, householdId]));
  const send = () => {
    if (!value.kind) return toast('请先选是哪类好事');
    if (value.words.trim() === '') return toast('请写几个字:做了什么、在哪里');
    if (chosen.size === 0) return toast('请点到场的人家');
    enter.mutate({ kind: value.kind.kind, day: value.day, words: value.words.trim(), householdIds: [...chosen] }, {
      onSuccess: ({ entered, already }) => {
        toast(already > 0 ? `记好 ${entered} 户,${already} 户早已记过` : `记好 ${entered} 户`);
        setChosen(new Set());
      },
    });
  };
  return (
    <View>
      <DeedFields villageId={villageId} value={value} onChange={(change) => setValue((now) => ({ ...now, ...change }))} />
      <Section title="到场的人家" note={`已选 ${chosen.size} 户;自己家请别人记`}><Doors villageId={villageId} chosen={chosen} onToggle={toggle} /></Section>
      <View className="v-gap"><Button wide busy={enter.isPending} onTap={send}>{`记 ${chosen.size} 户`}</Button></View>
    </View>
  );
}
