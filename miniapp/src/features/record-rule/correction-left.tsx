import { View } from '@tarojs/components';
import { useCorrectionLeft } from './rule-trial.queries';

/** How far the lines written with a wrong version are written again. */
export function CorrectionLeft({ ruleId }: { ruleId: string }) {
  const { data: remaining } = useCorrectionLeft(ruleId);
  if (remaining === undefined) return null;
  return <View className="v-sub">{remaining > 0 ? `正在重新记分,还剩 ${remaining} 笔` : '用错的分都重新记好了'}</View>;
}
