import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ChecklistView } from '../../../../shared/contract/checklist';
import { worthWords } from '../../../../shared/domain/checklist-changes';
import { itemsOf, pointsOf } from '../../../../shared/domain/grades';
import type { Problems } from '../../core/use-form';
import { Button } from '../../ui/button';
import { Card, Entry, Tag } from '../../ui/card';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { newItem, replaced, without, type ItemInput, type SectionInput } from './checklist-input';
import { ItemFields } from './item-fields';

/** `county`: makes the template. `kept`, `open`: of the template, for a village. `own`: the village's. */
export type Standing = 'county' | 'kept' | 'open' | 'own';

/** What a village may do with an item. */
export function standingIn(template: ChecklistView | undefined, itemId: string | undefined): Standing {
  if (!template) return 'county';
  const theirs = itemsOf(template).find(({ id }) => id === itemId);
  if (!theirs) return 'own';
  return theirs.villageMayChange ? 'open' : 'kept';
}

const tags: Record<Standing, string> = { county: '', kept: '县里定的', open: '可以改', own: '本村加的' };

interface LineProps {
  item: ItemInput;
  standing: Standing;
  isBad: boolean;
  onOpen: () => void;
}

function ItemLine({ item, standing, isBad, onOpen }: LineProps) {
  const tag = isBad ? '要改' : tags[standing];
  return (
    <Entry
      title={item.text || '(还没写)'}
      note={worthWords({ kind: item.kind, max: item.max || 0, each: item.each ?? null })}
      end={tag && <Tag tone={isBad ? 'warm' : standing === 'kept' ? 'grey' : 'gold'}>{tag}</Tag>}
      onTap={standing === 'kept' ? undefined : onOpen}
    />
  );
}

interface SectionFieldsProps {
  section: SectionInput;
  onChange: (section: SectionInput) => void;
  onDrop: () => void;
  template: ChecklistView | undefined;
  /** Of the form's problems, those under this section. */
  problems: Problems;
  prefix: string;
}

/** One part of the list: its name and its items; the one being written on is open. */
export function SectionFields({ section, onChange, onDrop, template, problems, prefix }: SectionFieldsProps) {
  const [openAt, open] = useState<number | undefined>();
  const { title, items } = section;
  const isTheirs = template?.sections.some(({ id }) => id === section.id) ?? false;
  const setItems = (changed: ItemInput[]) => onChange({ ...section, items: changed });
  const isBad = (at: number) => Object.keys(problems).some((path) => path.startsWith(`${prefix}.items.${at}.`));
  const add = () => {
    setItems([...items, newItem()]);
    open(items.length);
  };
  const drop = (at: number) => {
    setItems(without(items, at));
    open(undefined);
  };
  return (
    <Section title={title || '新的部分'} note={`${items.length} 项,${pointsOf(items.reduce((sum, { max }) => sum + (max || 0), 0))} 分`}>
      {!isTheirs && <Field label="这一部分叫什么" value={title} onChange={(words) => onChange({ ...section, title: words })} error={problems[`${prefix}.title`]} max={16} />}
      {items.map((item, at) => (openAt === at ? (
        <ItemFields
          key={at} item={item} isCounty={!template} onDone={() => open(undefined)} onDrop={() => drop(at)}
          onChange={(changed) => setItems(replaced(items, at, changed))} problemAt={(path) => problems[`${prefix}.items.${at}.${path}`]}
        />
      ) : (
        <Card key={at} tight flush><ItemLine item={item} standing={standingIn(template, item.id)} isBad={isBad(at)} onOpen={() => open(at)} /></Card>
      )))}
      {problems[`${prefix}.items`] && <View className="v-late v-gap">{problems[`${prefix}.items`]}</View>}
      <View className="v-row v-gap">
        <Button small kind="line" icon="plus" onTap={add}>加一项</Button>
        {!isTheirs && <Button small kind="line" onTap={onDrop}>去掉这一部分</Button>}
      </View>
    </Section>
  );
}
