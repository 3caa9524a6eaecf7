import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReportKindView } from '../../../../shared/contract/report-kind';
import type { KindGroup } from '../../../../shared/domain/kind-definition';
import { Button } from '../../ui/button';
import { ChoiceGrid, type Choice } from '../../ui/choice';
import { iconNamed } from '../../ui/icon';
import { Section } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { AT_A_GLANCE, atAGlance } from './report-habits';

const shelves: readonly { title: string; groups: readonly KindGroup[] }[] = [
  { title: '脏了、烧了', groups: ['sanitation', 'burning', 'water'] },
  { title: '乱搭、乱堆、乱贴、乱种', groups: ['building', 'piling', 'posting', 'planting'] },
  { title: '坏了、不好看', groups: ['repair', 'appearance'] },
];

const choiceOf = ({ id, name, icon }: ReportKindView): Choice<string> => ({ value: id, words: name, icon: iconNamed(icon) });

interface KindPickerProps {
  /** The likeliest first. */
  kinds: readonly ReportKindView[];
  value: string | undefined;
  onChange: (kind: string) => void;
}

/** The kinds most used, a tap each; all others behind one more tap, by what they belong to. */
export function KindPicker({ kinds, value, onChange }: KindPickerProps) {
  const [isOpen, open] = useState(false);
  const choose = (kind: string) => {
    open(false);
    onChange(kind);
  };
  return (
    <View>
      <ChoiceGrid choices={atAGlance(kinds, value).map(choiceOf)} value={value} onChange={onChange} label="是什么事" />
      {kinds.length > AT_A_GLANCE && (
        <View className="v-gap"><Button kind="line" wide onTap={() => open(true)}>{`更多(共 ${kinds.length} 种)`}</Button></View>
      )}
      <AllKinds open={isOpen} kinds={kinds} value={value} onChange={choose} onClose={() => open(false)} />
    </View>
  );
}

export function AllKinds({ open, kinds, value, onChange, onClose }: KindPickerProps & { open: boolean; onClose: () => void }) {
  const arranged = [...kinds].sort((a, b) => a.position - b.position);
  return (
    <Sheet open={open} title="是什么事?" onClose={onClose}>
      {shelves.map(({ title, groups }) => {
        const own = arranged.filter(({ group }) => groups.includes(group));
        return own.length > 0 && (
          <Section key={title} title={title}>
            <ChoiceGrid choices={own.map(choiceOf)} value={value} onChange={onChange} label={title} />
          </Section>
        );
      })}
      <View className="v-gap"><Button kind="line" wide onTap={onClose}>回去</Button></View>
    </Sheet>
  );
}
