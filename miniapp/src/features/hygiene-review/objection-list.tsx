import { View } from '@tarojs/components';
import type { ObjectionCard } from '../../../../shared/contract/hygiene-review';
import { objectionStateNames } from '../../../../shared/domain/objections';
import { goTo } from '../../core/navigation';
import { Card, Tag } from '../../ui/card';
import { ageWords, resultWords, stateTone } from './objection-words';

/** Doors with an objection: how old it is, and what the village has to do. */
export function ObjectionList({ items, withVillage }: { items: readonly ObjectionCard[]; withVillage?: boolean }) {
  return (
    <View>
      {items.map((card) => (
        <Card key={card.objectionId} onTap={() => goTo('staff/objection', { objectionId: card.objectionId })}>
          <View className="v-row v-row--top">
            <View className="v-strong v-grow">{withVillage ? `${card.village.name} ${card.householdLabel}` : card.householdLabel}</View>
            <Tag tone={stateTone(card)}>{objectionStateNames[card.state]}</Tag>
          </View>
          <View className="v-sub">{`${card.roundTitle} · 原来 ${resultWords(card.before)}`}</View>
          <View className={card.isLate ? 'v-late' : 'v-sub'}>{ageWords(card)}</View>
        </Card>
      ))}
    </View>
  );
}
