import { View } from '@tarojs/components';
import type { VillagePage } from '../../../../shared/contract/village';
import { hundredths } from '../../../../shared/domain/grades';
import { goTo } from '../../core/navigation';
import { Card, Tag } from '../../ui/card';
import { Tap } from '../../ui/tap';

type Hygiene = NonNullable<VillagePage['hygiene']>;

const placeWords = ({ rank, meanTotal }: Hygiene): string => (rank ? `全乡第 ${rank} 名` : `平均 ${hundredths(meanTotal)} 分`);

function Gained({ gained }: { gained: number | null }) {
  if (!gained) return null;
  return <Tag tone={gained < 0 ? 'warm' : undefined}>{gained > 0 ? `↑ ${gained} 名` : `↓ ${-gained} 名`}</Tag>;
}

function HygieneFigure({ hygiene, villageId }: { hygiene: Hygiene | null; villageId: string }) {
  const open = () => (hygiene ? goTo('resident/round', { roundId: hygiene.roundId }) : goTo('resident/rounds', { villageId }));
  return (
    <Tap className="v-grow v-figure" role="link" onTap={open}>
      <View className="v-sub">{hygiene && !hygiene.final ? '本季卫生 · 公示中' : '本季卫生'}</View>
      <View className="v-figure__value">{hygiene ? placeWords(hygiene) : '还没评比'}</View>
      {hygiene && <Gained gained={hygiene.gained} />}
    </Tap>
  );
}

/** Where the village stands this quarter, and what it is working on. */
export function VillageFigures({ page: { hygiene, openReports, village } }: { page: VillagePage }) {
  const { villageId } = village;
  return (
    <Card row>
      <HygieneFigure hygiene={hygiene} villageId={villageId} />
      <View className="v-figure__bar" />
      <Tap className="v-grow v-figure" role="link" onTap={() => goTo('resident/reports', { villageId })}>
        <View className="v-sub">正在处理</View>
        <View className="v-figure__value">{openReports > 0 ? `${openReports} 件随手拍` : '都处理完了'}</View>
      </Tap>
    </Card>
  );
}
