import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Button } from '../../ui/button';
import { Show, stateOf } from '../../ui/list-state';
import { toast } from '../../ui/toast';
import { CheckResult, HowChecked } from './check-result';
import { useHouseholdCheck, useLineCheck } from './log.queries';

const nothing = { icon: 'shield', words: '没有找到要核对的记录' } as const;

function Again({ busy, onTap }: { busy: boolean; onTap: () => void }) {
  return <View className="v-gap"><Button kind="line" wide icon="shield" busy={busy} busyWords="正在核对…" onTap={onTap}>再核对一次</Button></View>;
}

export function HouseholdCheck({ householdId }: { householdId: string }) {
  const check = useHouseholdCheck(householdId);
  return (
    <Show state={stateOf(check)} empty={nothing}>
      {(verdict) => (
        <View>
          <CheckResult verdict={verdict} />
          <Again busy={check.isFetching} onTap={() => void check.refetch()} />
          <HowChecked />
        </View>
      )}
    </Show>
  );
}

export function LineCheck({ entryId }: { entryId: string }) {
  const check = useLineCheck(entryId);
  const copy = (words: string) => void Taro.setClipboardData({ data: words }).then(() => toast('已经复制'), () => toast('没有复制成,请再试一次'));
  return (
    <Show state={stateOf(check)} empty={nothing}>
      {(verdict) => (
        <View>
          <CheckResult verdict={verdict} />
          <Again busy={check.isFetching} onTap={() => void check.refetch()} />
          {verdict.exported !== '' && <View className="v-gap"><Button kind="line" wide icon="list" onTap={() => copy(verdict.exported)}>复制这一笔的凭证</Button></View>}
          <HowChecked />
        </View>
      )}
    </Show>
  );
}
