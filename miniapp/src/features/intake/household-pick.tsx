import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Field } from '../../ui/field';
import { Show, stateOf } from '../../ui/list-state';
import { Sheet } from '../../ui/sheet';
import { useHouseholds } from '../household/household-staff.queries';
import type { ChosenHousehold } from './intake-draft';

interface ChoiceProps {
  villageId: string;
  onChoose: (household: ChosenHousehold | undefined) => void;
  onClose: () => void;
}

function Choice({ villageId, onChoose, onClose }: ChoiceProps) {
  const [q, setQ] = useState('');
  const households = useHouseholds(villageId, { q });
  return (
    <Sheet open title="记给哪一户" onClose={onClose}>
      <Field label="户主或门牌" placeholder="例如:杨" value={q} max={20} onChange={setQ} />
      <Show state={stateOf(households)} empty={{ icon: 'house', words: '没有找到,换个字试试' }}>
        {(found) => (
          <Card flush>
            {found.slice(0, 20).map((household) => (
              <Entry key={household.householdId} title={`${household.label} ${household.headName}`} onTap={() => onChoose(household)} />
            ))}
          </Card>
        )}
      </Show>
      <View className="v-gap"><Button kind="line" wide onTap={() => onChoose(undefined)}>不记给哪一户</Button></View>
    </Sheet>
  );
}

/** The household the report is counted for; may stay open. */
export function HouseholdPick({ villageId, label, onChoose }: Pick<ChoiceProps, 'villageId' | 'onChoose'> & { label: string | undefined }) {
  const [isOpen, open] = useState(false);
  const choose = (household: ChosenHousehold | undefined) => {
    onChoose(household);
    open(false);
  };
  return (
    <View className="v-gap">
      <Button kind="line" wide icon="house" onTap={() => open(true)}>{label ? `记给:${label}` : '记给哪一户(可以不选)'}</Button>
      {isOpen && <Choice villageId={villageId} onChoose={choose} onClose={() => open(false)} />}
    </View>
  );
}
