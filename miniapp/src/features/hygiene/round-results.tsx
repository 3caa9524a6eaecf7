import { View } from '@tarojs/components';
import type { RoundResults } from '../../../../shared/contract/hygiene';
import { hundredths } from '../../../../shared/domain/grades';
import { goTo } from '../../core/navigation';
import { Card, Entry, Tag } from '../../ui/card';
import { IconTile } from '../../ui/icon';
import { Section } from '../../ui/page';
import { gradeTone, gradeWords } from './grade-words';
import { noticeWords, scopeWords } from './round-words';

function Mine({ results: { mine, roundId } }: { results: RoundResults }) {
  if (!mine) return null;
  return (
    <Card tone="pine" flush>
      <Entry
        start={<IconTile name="house" tone="gold" />}
        title={`我家:${gradeWords(mine.grade)}`}
        note={`${mine.label} · ${hundredths(mine.total)} 分 · 看每一项`}
        onTap={() => goTo('resident/sheet', { roundId, householdId: mine.householdId })}
      />
    </Card>
  );
}

function Counts({ counts }: Pick<RoundResults, 'counts'>) {
  return (
    <Card tight flush>
      {counts.map(({ grade, households }) => (
        <Entry key={grade} title={<Tag tone={gradeTone(grade)}>{gradeWords(grade)}</Tag>} end={<View className="v-strong">{`${households} 户`}</View>} />
      ))}
    </Card>
  );
}

const score = (total: number) => <View className="v-strong">{`${hundredths(total)} 分`}</View>;

/** Public results of a round: how many of each grade, the groups, the red board. */
export function RoundResultsView({ results }: { results: RoundResults }) {
  return (
    <View>
      <Card>
        <View className="v-title">{results.title}</View>
        <View className="v-sub">{`${results.village.name} · ${scopeWords(results)} · ${noticeWords(results)}`}</View>
        {results.meanTotal !== null && <View className="v-gap">平均 <View className="v-inline v-strong">{hundredths(results.meanTotal)}</View> 分</View>}
        <View className="v-sub">{`评了 ${results.scored} 户,${results.skipped} 户没评(在外或家里没人)`}</View>
      </Card>
      <Mine results={results} />
      <Section title="各等级"><Counts counts={results.counts} /></Section>
      {results.groups.length > 0 && (
        <Section title="各组平均">
          <Card tight flush>
            {results.groups.map((group) => <Entry key={group.groupNo} title={group.name} note={`${group.households} 户`} end={score(group.meanTotal)} />)}
          </Card>
        </Section>
      )}
      <Section title="红榜" note="最清洁的人家">
        {results.redBoard.length === 0 && <Card tight><View className="v-sub">这一轮还没有最清洁户,下一轮加把劲。</View></Card>}
        {results.redBoard.length > 0 && (
          <Card tight flush>
            {results.redBoard.map(({ label, headName, total }) => (
              <Entry key={label} start={<IconTile name="star" tone="gold" />} title={`${label} ${headName}`} note="★★★ 最清洁" end={score(total)} />
            ))}
          </Card>
        )}
      </Section>
    </View>
  );
}
