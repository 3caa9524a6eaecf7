import { setLargeType, useTypeSize } from '../../core/type-size';
import { Card } from '../../ui/card';
import { SwitchRow } from '../../ui/field';

/** 长辈版 */
export function LargeTypeSwitch() {
  const isLarge = useTypeSize(({ large }) => large);
  return (
    <Card>
      <SwitchRow title="长辈版(大字)" note="字更大,内容一样不少" on={isLarge} onChange={setLargeType} />
    </Card>
  );
}
