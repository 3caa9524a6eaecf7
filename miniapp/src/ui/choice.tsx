import { View } from '@tarojs/components';
import { useIsLargeType } from '../core/type-size';
import { names } from './class-names';
import { Icon, IconTile, type IconName, type Tone } from './icon';
import { spoken } from './spoken';
import { Tap } from './tap';

export interface Choice<V extends string> {
  value: V;
  words: string;
  icon?: IconName;
}

interface ChoiceGridProps<V extends string> {
  choices: readonly Choice<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
  /** 3 unless the words are long; large type makes it 2 when words would break. */
  columns?: 2 | 3;
  label: string;
}

/** One of a few, each a picture with a word. */
export function ChoiceGrid<V extends string>({ choices, value, onChange, columns = 3, label }: ChoiceGridProps<V>) {
  const two = useIsLargeType() && choices.some(({ words }) => words.length > 4);
  return (
    <View className={names('v-choices', (two || columns === 2) && 'v-choices--2')} {...spoken({ role: 'radiogroup', label })}>
      {choices.map((choice) => (
        <Tap
          key={choice.value}
          className={names('v-choice', choice.value === value && 'v-choice--on')}
          role="radio"
          checked={choice.value === value}
          label={choice.words}
          onTap={() => onChange(choice.value)}
        >
          {choice.icon && <Icon name={choice.icon} size={32} />}
          <View>{choice.words}</View>
        </Tap>
      ))}
    </View>
  );
}

interface SegmentedProps<V extends string | number> {
  options: readonly { value: V; words: string }[];
  value: V | undefined;
  onChange: (value: V) => void;
  label: string;
}

/** Score buttons: 0 5 8 10. */
export function Segmented<V extends string | number>({ options, value, onChange, label }: SegmentedProps<V>) {
  return (
    <View className="v-score v-grow" {...spoken({ role: 'radiogroup', label })}>
      {options.map((option) => (
        <Tap
          key={option.value}
          className={names('v-score__one', option.value === value && 'v-score__one--on')}
          role="radio"
          checked={option.value === value}
          label={`${label} ${option.words}`}
          onTap={() => onChange(option.value)}
        >
          {option.words}
        </Tap>
      ))}
    </View>
  );
}

/** Switches what a list shows. */
export function Tabs<V extends string>({ options, value, onChange, label }: SegmentedProps<V>) {
  return (
    <View className="v-tabs" {...spoken({ role: 'tablist', label })}>
      {options.map((option) => (
        <Tap
          key={option.value}
          className={names('v-tabs__one', option.value === value && 'v-tabs__one--on')}
          role="tab"
          selected={option.value === value}
          onTap={() => onChange(option.value)}
        >
          {option.words}
        </Tap>
      ))}
    </View>
  );
}

export interface Entrance {
  words: string;
  icon: IconName;
  tone?: Tone;
  onTap: () => void;
}

/** Ways in, four to a row; fewer when large type would break a word. */
export function EntranceGrid({ entrances }: { entrances: readonly Entrance[] }) {
  return (
    <View className="v-card v-grid">
      {entrances.map(({ words, icon, tone, onTap }) => (
        <Tap key={words} className="v-grid__one" onTap={onTap}>
          <IconTile name={icon} tone={tone} />
          <View>{words}</View>
        </Tap>
      ))}
    </View>
  );
}
