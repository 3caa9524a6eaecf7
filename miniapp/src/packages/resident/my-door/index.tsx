import { useState } from 'react';
import { DoorChoice } from '../../../features/door/door-choice';
import { useDoorSetting, usePrintPlate } from '../../../features/door/door.queries';
import { useMyResidency } from '../../../features/household/my-household';
import { goTo, pageParam } from '../../../core/navigation';
import { Button, FootBar } from '../../../ui/button';
import { Notice, Show, stateOf } from '../../../ui/list-state';
import { Page } from '../../../ui/page';

export default function MyDoorPage() {
  const [asked] = useState(() => pageParam('householdId'));
  const mine = useMyResidency();
  const householdId = asked || mine?.householdId || '';
  const read = useDoorSetting(householdId);
  const print = usePrintPlate(householdId);
  return (
    <Page
      title={asked && asked !== mine?.householdId ? '住户的户牌' : '我家的户牌'}
      foot={read.data && <FootBar><Button kind="line" icon="download" busy={print.isPending} busyWords="正在排版…" onTap={() => print.mutate()}>存下户牌</Button></FootBar>}
      offlineWords="没有信号,要连上网才能改"
    >
      {householdId === '' ? <Notice icon="house" words="认领您家并核实后,户牌在这里" act="去认领" onAct={() => goTo('resident/claim')} /> : (
        <Show state={stateOf(read)} empty={{ icon: 'house', words: '没有这一户' }}>{(setting) => <DoorChoice setting={setting} />}</Show>
      )}
    </Page>
  );
}
