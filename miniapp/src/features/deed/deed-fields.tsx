import { View } from '@tarojs/components';
import { addDays, chinaDay } from '../../../../shared/domain/weeks';
import { Card } from '../../ui/card';
import { ChoiceGrid, Segmented } from '../../ui/choice';
import { TextArea } from '../../ui/field';
import { Show, stateOf } from '../../ui/list-state';
import { dayWords } from '../record-rule/rule-names';
import { useDeedKinds, type DeedKind } from './deed-kinds';

export interface DeedWords {
  kind: DeedKind | undefined;
  day: string;
  words: string;
}

interface DeedFieldsProps {
  villageId: string;
  value: DeedWords;
  onChange: (change: Partial<DeedWords>) => void;
  /** Chosen before the page was opened. */
  asked?: string;
}

const SHOWN_DAYS = 4;
const days = (): { value: string; words: string }[] => Array.from({ length: SHOWN_DAYS }, (_, back) => {
  const day = addDays(chinaDay(Date.now()), -back);
  return { value: day, words: ['今天', '昨天', '前天'][back] ?? dayWords(day) };
});

export const blankDeed = (): DeedWords => ({ kind: undefined, day: chinaDay(Date.now()), words: '' });

/** Which kind of deed, when, and a few words. */
export function DeedFields({ villageId, value, onChange, asked }: DeedFieldsProps) {
  const kinds = useDeedKinds(villageId);
  const chosen = value.kind?.kind ?? asked;
  return (
    <View>
      <Show state={stateOf(kinds)} empty={{ icon: 'list', words: '村里还没有公布能记分的好事' }}>
        {(all) => (
          <View>
            <ChoiceGrid columns={2} label="哪类好事" choices={all.map(({ kind, name }) => ({ value: kind, words: name }))} value={chosen} onChange={(kind) => onChange({ kind: all.find((one) => one.kind === kind) })} />
            {chosen && <Card tone="gold"><View>{all.find(({ kind }) => kind === chosen)?.words}</View></Card>}
          </View>
        )}
      </Show>
      <Segmented label="哪一天" options={days()} value={value.day} onChange={(day) => onChange({ day })} />
      <TextArea label="做了什么、在哪里" placeholder="例如:清了晒谷场的沟" value={value.words} onChange={(words) => onChange({ words })} max={100} />
    </View>
  );
}
