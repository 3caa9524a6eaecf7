import { View } from '@tarojs/components';
import { quarterName } from '../../../../shared/domain/quarters';
import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { FiveCos } from '../../ui/five';
import { IconTile } from '../../ui/icon';
import { ListEnd, Notice, Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { HistoryLine } from '../hygiene/history-line';
import { CheckEntry } from '../log/check-entry';
import { WhatCanBeEarned } from '../record-rule/what-can-be-earned';
import { EntryLine } from './entry-line';
import { KeepAsTable } from './keep-as-table';
import { countsOf } from './phases';
import { Purse } from './purse';
import { useHouseholdFile, useHouseholdRecord } from './record.queries';

const noLines = { icon: 'shield', words: '还没有记录。上报的事修好了、评比公示期满,都会记一笔', act: '拍一张', onAct: () => goTo('report-new') } as const;

/** Our household's record: points, standing, five co's, every line. */
export function HouseholdRecordView({ householdId }: { householdId: string }) {
  const read = useHouseholdRecord(householdId);
  const file = useHouseholdFile(householdId, read.data?.record.householdLabel ?? '');
  return (
    <Show state={stateOf(read)} empty={noLines}>
      {({ record, lines }) => (
        <View>
          <Purse record={record} />
          <View className="v-over"><Card tight><FiveCos counts={countsOf(record.phases)} /></Card></View>
          <Section title="每一笔" note={quarterName(record.quarter)}>
            {lines.length > 0 ? <Card tight flush>{lines.map((entry) => <EntryLine key={entry.entryId} entry={entry} />)}</Card> : <Notice {...noLines} />}
            <ListEnd count={lines.length} {...read.more} />
            {lines.length > 0 && <KeepAsTable file={file} />}
          </Section>
          <WhatCanBeEarned householdId={householdId} villageId={record.village.villageId} />
          <HistoryLine householdId={householdId} />
          <CheckEntry householdId={householdId} />
          <Card flush>
            <Entry start={<IconTile name="eye" tone="gold" />} title="户牌" note="一户一码,路人扫码看到什么" onTap={() => goTo('resident/my-door', { householdId })} />
            <Entry start={<IconTile name="star" tone="gold" />} title="年度共治证书" note="一年办了多少事,存成图片发给家里人" onTap={() => goTo('resident/certificate', { householdId })} />
            <Entry start={<IconTile name="person" />} title="我的贡献" note="我自己办的事,搬走了也在" onTap={() => goTo('resident/contributions')} />
            <Entry start={<IconTile name="people" />} title="全村的五共" note={`${record.village.name}每季办了多少事`} onTap={() => goTo('resident/five', { villageId: record.village.villageId })} />
          </Card>
        </View>
      )}
    </Show>
  );
}
