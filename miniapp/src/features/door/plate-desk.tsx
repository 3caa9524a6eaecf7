import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DoorRule } from '../../../../shared/contract/door';
import { DOOR_SHOWS } from '../../../../shared/domain/door-shows';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Section } from '../../ui/page';
import { Confirm } from '../../ui/sheet';
import { toast } from '../../ui/toast';
import { useNotePrinted, usePrintHouseholdPlates, useSetDoorRule, type PlatesAsked } from './door.queries';

const SHORT = { nothing: '只有村名', grade: '等级', points: '等级和积分' };

function Highest({ villageId, rule: { highest, version } }: { villageId: string; rule: DoorRule }) {
  const set = useSetDoorRule(villageId);
  return (
    <Section title="户牌最多显示什么" note="各家在这以内自己选">
      <Card tight>
        <Segmented options={DOOR_SHOWS.map((value) => ({ value, words: SHORT[value] }))} value={highest} label="最多显示" onChange={(value) => set.mutate({ highest: value, version }, { onSuccess: () => toast('定好了') })} />
        <View className="v-sub v-gap">不管怎么定,都不显示姓名和门牌号。没有选过的人家,只显示村名</View>
      </Card>
    </Section>
  );
}

type Group = DoorRule['groups'][number];

function GroupPlates({ group: { groupNo, name, households, unprinted }, onPrint, onNote, busy }: { group: Group; busy: boolean; onPrint: (asked: PlatesAsked) => void; onNote: (groupNo: number) => void }) {
  return (
    <Card>
      <View className="v-strong">{name}</View>
      <View className="v-sub">{unprinted === 0 ? `${households} 户,都印过了` : `${households} 户,${unprinted} 户还没印`}</View>
      <View className="v-row v-gap">
        <Button small kind="line" icon="download" busy={busy} onTap={() => onPrint({ groupNo, which: 'all' })}>全部</Button>
        {unprinted > 0 && unprinted < households && <Button small kind="line" icon="download" busy={busy} onTap={() => onPrint({ groupNo, which: 'unprinted' })}>没印的</Button>}
        {unprinted > 0 && <Button small icon="check" onTap={() => onNote(groupNo)}>印好了</Button>}
      </View>
    </Card>
  );
}

/** Plates of a village's households, group by group, and how much they may show. */
export function PlateDesk({ villageId, rule }: { villageId: string; rule: DoorRule }) {
  const print = usePrintHouseholdPlates(villageId);
  const note = useNotePrinted(villageId);
  const [asking, ask] = useState<Group>();
  const noted = () => asking && note.mutate({ groupNo: asking.groupNo, which: 'unprinted' }, { onSuccess: () => toast('记下了'), onSettled: () => ask(undefined) });
  return (
    <>
      <Highest villageId={villageId} rule={rule} />
      <Section title="打印户牌" note="一张纸八块">
        {rule.groups.map((group) => (
          <GroupPlates key={group.groupNo} group={group} busy={print.isPending} onPrint={(asked) => print.mutate(asked)} onNote={() => ask(group)} />
        ))}
      </Section>
      <Confirm open={asking !== undefined} title={`${asking?.name ?? ''}的户牌印好了?`} words="会给还没印过的人家记下今天的日期" act="记下" busy={note.isPending} onAct={noted} onClose={() => ask(undefined)} />
    </>
  );
}
