import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Field } from '../../ui/field';
import { Show, stateOf } from '../../ui/list-state';
import { Sheet } from '../../ui/sheet';
import { useHouseholds } from '../household/household-staff.queries';

interface HouseholdPickProps {
  villageId: string;
  value: string | null;
  onChange: (householdId: string | null) => void;
}

/** The household the report is counted for; may stay open. */
export function HouseholdPick({ villageId, value, onChange }: HouseholdPickProps) {
  const [isOpen, open] = useState(false);
  const [name, setName] = useState('');
  const choose = (householdId: string | null, label: string) => {
    onChange(householdId);
    setName(label);
    open(false);
  };
  return (
    <View className="v-gap">
      <Button kind="line" wide icon="house" onTap={() => open(true)}>{value ? `记给:${name || '已选的一户'}` : '记给哪一户(可以不选)'}</Button>
      {isOpen && <Choice villageId={villageId} onChoose={choose} onClose={() => open(false)} />}
    </View>
  );
}

function Choice({ villageId, onChoose, onClose }: { villageId: string; onChoose: (householdId: string | null, label: string) => void; onClose: () => void }) {
  const [q, setQ] = useState('');
  const households = useHouseholds(villageId, { q });
  return (
    <Sheet open title="记给哪一户" onClose={onClose}>
      <Field label="户主或门牌" placeholder="例如:杨" value={q} max={20} onChange={setQ} />
      <Show state={stateOf(households)} empty={{ icon: 'house', words: '没有找到,换个字试试' }}>
        {(found) => (
          <Card flush>
            {found.slice(0, 20).map(({ householdId, label, headName }) => (
              <Entry key={householdId} title={`${label} ${headName}`} onTap={() => onChoose(householdId, `${label} ${headName}`)} />
            ))}
          </Card>
        )}
      </Show>
      <View className="v-gap"><Button kind="line" wide onTap={() => onChoose(null, '')}>不记给哪一户</Button></View>
    </Sheet>
  );
}
