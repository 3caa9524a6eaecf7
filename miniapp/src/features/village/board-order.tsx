import { View } from '@tarojs/components';
import { boards, type Board } from '../../../../shared/domain/boards';
import { IconButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { SwitchRow } from '../../ui/field';

export interface BoardChoice {
  board: Board;
  visible: boolean;
}

interface BoardOrderProps {
  value: readonly BoardChoice[];
  onChange: (value: BoardChoice[]) => void;
}

/** One place up. */
const raised = (value: readonly BoardChoice[], at: number): BoardChoice[] => {
  const next = [...value];
  const [one] = next.splice(at, 1);
  if (one) next.splice(at - 1, 0, one);
  return next;
};

/** Which boards the page shows, and in which order. */
export function BoardOrder({ value, onChange }: BoardOrderProps) {
  const turn = (at: number) => (visible: boolean) => onChange(value.map((one, place) => (place === at ? { ...one, visible } : one)));
  return (
    <Card tight>
      {value.map(({ board, visible }, at) => (
        <View key={board} className="v-row v-gap">
          <View className="v-grow"><SwitchRow title={boards[board].name} note={visible ? undefined : '不显示'} on={visible} onChange={turn(at)} /></View>
          {at > 0 ? <IconButton icon="raise" label={`${boards[board].name}往上移`} onTap={() => onChange(raised(value, at))} /> : <View className="v-icon-gap" />}
        </View>
      ))}
    </Card>
  );
}
