import { View } from '@tarojs/components';
import type { MovementView } from '../../../../shared/contract/redemption';
import { movementNames } from '../../../../shared/domain/redemption';
import { dayTime } from '../../core/time';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { ListEnd, Show, stateOf } from '../../ui/list-state';
import { useLedger, useLedgerFile } from './redemption-staff.queries';

const signed = (change: number): string => (change > 0 ? `+${change}` : String(change));
/** What left or came, wherever from: handing over takes from what was put aside. */
const changeOf = ({ change, heldChange }: MovementView): string => signed(change !== 0 ? change : heldChange);

function Line({ line }: { line: MovementView }) {
  const { goodName, kind, stockAfter, heldAfter, unit, reason, byName, householdLabel, at } = line;
  const who = [dayTime(at), byName ?? '自动', ...(householdLabel ? [householdLabel] : []), ...(reason ? [reason] : [])].join(' · ');
  return <Entry title={`${movementNames[kind]} ${goodName}`} note={<View><View>{who}</View><View>{`剩 ${stockAfter} ${unit}可换,${heldAfter} ${unit}等人来领`}</View></View>} end={changeOf(line)} />;
}

/** The ledger of goods: every movement, newest first; the whole of it as a table. */
export function LedgerList({ villageId }: { villageId: string }) {
  const lines = useLedger(villageId);
  const file = useLedgerFile(villageId);
  return (
    <View>
      <View className="v-gap"><Button wide kind="line" icon="download" busy={file.isPending} onTap={() => file.mutate()}>下载台账表格</Button></View>
      <Show state={stateOf(lines)} empty={{ icon: 'list', words: '还没有进出' }}>
        {(all) => <Card flush>{all.map((line) => <Line key={line.movementId} line={line} />)}</Card>}
      </Show>
      <ListEnd {...lines.more} />
    </View>
  );
}
