import { View } from '@tarojs/components';
import type { EntryView } from '../../../../shared/contract/record';
import { phaseNames } from '../../../../shared/domain/record-rules';
import { goTo } from '../../core/navigation';
import { dayTime } from '../../core/time';
import { Card, Entry } from '../../ui/card';
import { Points, Seal } from '../../ui/five';
import { IconTile } from '../../ui/icon';
import { Section } from '../../ui/page';
import { CheckEntry } from '../log/check-entry';
import { coOf } from './phases';
import { ReversalOf } from './reversal';

function openSource({ source: { kind, id, householdId } }: EntryView): void {
  if (kind === 'report') goTo('resident/report', { reportId: id });
  else if (householdId) goTo('resident/sheet', { roundId: id, householdId });
  else goTo('resident/round', { roundId: id });
}

function Source({ entry }: { entry: EntryView }) {
  const isReport = entry.source.kind === 'report';
  if (!isReport && entry.source.kind !== 'hygiene-round') return <Entry start={<IconTile name="shield" tone="gold" />} title={entry.title} note={entry.detail} />;
  return (
    <Entry
      start={<IconTile name={isReport ? 'camera' : 'star'} tone={isReport ? 'warm' : 'gold'} />}
      title={isReport ? '看那条随手拍' : '看评分单'}
      note={isReport ? '从上报到修好的经过和照片' : '每一项打了多少分,谁打的'}
      onTap={() => openSource(entry)}
    />
  );
}

/** Why there are no points stands first, then the rule. */
function Why({ entry: { whyZero, rule, phase, turn } }: { entry: EntryView }) {
  const again = turn > 1 ? ` · 第 ${turn} 次办结` : '';
  return (
    <Section title="为什么是这么多分">
      <Card tight>
        {whyZero && <View className="v-strong">{whyZero}</View>}
        <View>{rule.words}</View>
        <View className="v-sub">{`记分规则第 ${rule.version} 版 · 属于${phaseNames[phase]}${again}`}</View>
      </Card>
    </Section>
  );
}

function Who({ entry }: { entry: EntryView }) {
  const who = [entry.personName, entry.householdLabel].filter(Boolean).join(' · ') || '村里';
  const village = [entry.village.name, entry.onBehalfName && `${entry.onBehalfName}代报`].filter(Boolean).join(' · ');
  return (
    <Section title="谁、什么时候">
      <Card tight flush>
        <Entry title={who} note={village} />
        <Entry title={`${dayTime(entry.at)} ${entry.reverses ? '收回' : '发生'}`} note={`${dayTime(entry.writtenAt)} 记入档案,记下后没有人能改`} />
      </Card>
    </Section>
  );
}

/** One line of the record, explained: what, by which rule, who, when, from where. */
export function EntryDetail({ entry }: { entry: EntryView }) {
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
      <ReversalOf entry={entry} />
      <Why entry={entry} />
      <Section title="从哪里来"><Card tight flush><Source entry={entry} /></Card></Section>
      <Who entry={entry} />
      <CheckEntry entryId={entry.entryId} />
    </View>
  );
}
