import { View } from '@tarojs/components';
import type { ResidencyView } from '../../../../shared/contract/member';
import { goTo } from '../../core/navigation';
import { Button } from '../../ui/button';
import { Card, Tag } from '../../ui/card';

const states: Record<ResidencyView['state'], { words: string; tone?: 'gold' | 'warm' | 'grey'; told: string }> = {
  pending: { words: '等村里核实', tone: 'gold', told: '村干部或组长核实后,就能随手拍、看自家档案' },
  verified: { words: '已核实', told: '' },
  rejected: { words: '没有通过', tone: 'warm', told: '请核对组、门牌号和姓名,再认领一次' },
  ended: { words: '已结束', tone: 'grey', told: '' },
};
const presenceWords = { home: '在村里住', away: '在外地' } as const;

/** What became of a claim. */
export function ResidencyCard({ residency }: { residency: ResidencyView }) {
  const { words, tone, told } = states[residency.state];
  return (
    <Card>
      <View className="v-row v-row--top">
        <View className="v-grow">
          <View className="v-strong">{`${residency.village.name} ${residency.householdLabel}`}</View>
          <View className="v-sub">{`${residency.personName} · ${presenceWords[residency.presence]}`}</View>
        </View>
        <Tag tone={tone}>{words}</Tag>
      </View>
      {residency.reason && <View className="v-late v-gap">{`理由:${residency.reason}`}</View>}
      {told && <View className="v-sub v-gap">{told}</View>}
      {residency.state === 'verified' && (
        <View className="v-gap"><Button small kind="line" onTap={() => goTo('resident/record', { householdId: residency.householdId })}>看我家的档案</Button></View>
      )}
    </Card>
  );
}
