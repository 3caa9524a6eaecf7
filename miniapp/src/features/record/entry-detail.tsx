import { View } from '@tarojs/components';
import type { EntryView } from '../../../../shared/contract/record';
import { phaseNames } from '../../../../shared/domain/record-rules';
import { goTo } from '../../core/navigation';
import { dayTime } from '../../core/time';
import { Card, Entry } from '../../ui/card';
import { Points, Seal } from '../../ui/five';
import { IconTile } from '../../ui/icon';
import { Section } from '../../ui/page';
import { coOf } from './phases';

function openSource({ source: { kind, id, householdId } }: EntryView): void {
  if (kind === 'report') goTo('resident/report', { reportId: id });
  else if (householdId) goTo('resident/sheet', { roundId: id, householdId });
  else goTo('resident/round', { roundId: id });
}

function Source({ entry }: { entry: EntryView }) {
  const isReport = entry.source.kind === 'report';
  return (
    <Entry
      start={<IconTile name={isReport ? 'camera' : 'star'} tone={isReport ? 'warm' : 'gold'} />}
      title={isReport ? '看那条随手拍' : '看评分单'}
      note={isReport ? '从上报到修好的经过和照片' : '每一项打了多少分,谁打的'}
      onTap={() => openSource(entry)}
    />
  );
}

/** One line of the record, explained: what, by which rule, who, when, from where. */
export function EntryDetail({ entry }: { entry: EntryView }) {
  const who = [entry.personName, entry.householdLabel].filter(Boolean).join(' · ') || '村里';
  return (
    <View>
      <Card row>
        <Seal co={coOf[entry.phase]} />
        <View className="v-grow">
          <View className="v-strong">{entry.title}</View>
          <View className="v-sub">{entry.detail}</View>
        </View>
        <Points points={entry.points} />
      </Card>
      <Section title="为什么是这么多分">
        <Card tight>
          <View>{entry.rule.words}</View>
          <View className="v-sub">{`记分规则第 ${entry.rule.version} 版 · 属于${phaseNames[entry.phase]}`}</View>
        </Card>
      </Section>
      <Section title="从哪里来"><Card tight flush><Source entry={entry} /></Card></Section>
      <Section title="谁、什么时候">
        <Card tight flush>
          <Entry title={who} note={entry.village.name} />
          <Entry title={`${dayTime(entry.at)} 发生`} note={`${dayTime(entry.writtenAt)} 记入档案,记下后没有人能改`} />
        </Card>
      </Section>
    </View>
  );
}
