import { useState } from 'react';
import { Card, Entry } from '../../ui/card';
import { Field } from '../../ui/field';
import { Show, stateOf } from '../../ui/list-state';
import { Sheet } from '../../ui/sheet';
import { useHouseholds } from '../household/household-staff.queries';

const SHOWN = 20;

/** A neighbour without a phone, for whom a group leader or party contact redeems. */
export function NeighbourPick({ villageId, onChoose, onClose }: { villageId: string; onChoose: (householdId: string) => void; onClose: () => void }) {
  const [q, setQ] = useState('');
  const households = useHouseholds(villageId, { q });
  return (
    <Sheet open title="替哪一家换" onClose={onClose}>
      <Field label="户主或门牌" placeholder="例如:杨" value={q} max={20} onChange={setQ} />
      <Show state={stateOf(households)} empty={{ icon: 'house', words: '没有找到,换个字试试' }}>
        {(found) => (
          <Card flush>
            {found.slice(0, SHOWN).map(({ householdId, label, headName }) => <Entry key={householdId} title={`${label} ${headName}`} onTap={() => onChoose(householdId)} />)}
          </Card>
        )}
      </Show>
    </Sheet>
  );
}
