import { View } from '@tarojs/components';
import type { ReportView } from '../../../../shared/contract/report';
import { goTo } from '../../core/navigation';
import { Card, Entry } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Section } from '../../ui/page';
import { VoiceList } from '../../ui/voices';
import { plainWords, promiseOf } from './report-words';

/** What was said and answered. */
export function ReportSaid({ report: { description, answers, voices } }: { report: ReportView }) {
  if (!description && answers.length === 0 && voices.length === 0) return null;
  return (
    <Card>
      {answers.map(({ label, value }) => (
        <View key={label} className="v-fact">
          <View className="v-sub">{label}</View>
          <View className="v-strong">{value}</View>
        </View>
      ))}
      {description && <View className="v-prose">{description}</View>}
      <VoiceList voices={voices} label="听上报人说的话" />
    </Card>
  );
}

/** The times the village promised. */
export function ReportPromises({ clocks }: Pick<ReportView, 'clocks'>) {
  if (clocks.length === 0) return null;
  return (
    <Section title="答应的时间">
      <Card tight>
        {clocks.map((clock) => {
          const { name, words, isLate } = promiseOf(clock);
          return (
            <View key={clock.clock} className="v-fact">
              <View className="v-sub">{name}</View>
              <View className={isLate ? 'v-late' : 'v-strong'}>{words}</View>
            </View>
          );
        })}
      </Card>
    </Section>
  );
}

/** Where it stands in a sentence, and where else to look. */
export function ReportLinks({ report }: { report: ReportView }) {
  const { facility, mergedInto } = report;
  const words = plainWords(report);
  return (
    <View>
      {words.length > 0 && <Card tone="gold">{words.map((one) => <View key={one}>{one}</View>)}</Card>}
      {(mergedInto || facility) && (
        <Card flush>
          {mergedInto && (
            <Entry
              start={<IconTile name="list" />} title={`已并到 ${mergedInto.number}`} note="同一件事,在那一条里接着办"
              onTap={() => goTo('resident/report', { reportId: mergedInto.reportId })}
            />
          )}
          {facility && (
            <Entry
              start={<IconTile name="pin" />} title={facility.name} note={`牌子编号 ${facility.code}`}
              onTap={() => goTo('resident/facility', { code: facility.code })}
            />
          )}
        </Card>
      )}
    </View>
  );
}
