import { View } from '@tarojs/components';
import type { NoticeSettingsView } from '../../../../shared/contract/notice';
import { NOTICE_CHANNELS, noticeChannelNames, noticeGroupNames, type NoticeForm } from '../../../../shared/domain/notice-templates';
import { Button } from '../../ui/button';
import { ChoiceGrid } from '../../ui/choice';
import { Show, stateOf } from '../../ui/list-state';
import { Section } from '../../ui/page';
import { toast } from '../../ui/toast';
import { useAskToBeTold } from './ask-to-be-told';
import { useChooseChannel, useNoticeSettings } from './notice.queries';

type Group = NoticeSettingsView['groups'][number];
type Form = NoticeSettingsView['forms'][number];

const ways = NOTICE_CHANNELS.map((value) => ({ value, words: noticeChannelNames[value] }));
const formNames: Record<NoticeForm, string> = { progress: '上报进展', task: '派活提醒', verdict: '审核结果', digest: '每日汇总' };

function GroupWay({ group, channel }: Group) {
  const choose = useChooseChannel(group);
  return (
    <View className="v-gap">
      <View className="v-strong">{noticeGroupNames[group]}</View>
      <ChoiceGrid choices={ways} value={choose.isPending ? choose.variables : channel} onChange={choose.mutate} label={noticeGroupNames[group]} />
    </View>
  );
}

/** WeChat lets us send one message for each time it was allowed. */
function Allowance({ forms }: { forms: readonly Form[] }) {
  const askToBeTold = useAskToBeTold();
  if (process.env.TARO_ENV !== 'weapp' || forms.length === 0) return null;
  const left = forms.map(({ form, credits }) => `${formNames[form]}还能发 ${credits} 条`).join(',');
  const ask = () => void askToBeTold(forms.map(({ form }) => form)).then(() => toast('记下了'));
  return (
    <View className="v-gap">
      <View className="v-sub">{`微信规定:点一次“允许”,只能给您发一条。${left}。`}</View>
      <View className="v-gap"><Button kind="line" wide icon="bell" onTap={ask}>让微信多提醒几条</Button></View>
    </View>
  );
}

/** How the person wants to be told. */
export function NoticeWays() {
  const settings = useNoticeSettings();
  return (
    <Section title="怎么提醒我">
      <View className="v-sub v-under-title">晚上 9 点到早上 7 点不打扰,急事除外。汇总在早上 8 点发。</View>
      <Show state={stateOf(settings)} empty={{ icon: 'bell', words: '没有可以设置的提醒' }}>
        {({ groups, forms }) => (
          <View>
            {groups.map((one) => <GroupWay key={one.group} {...one} />)}
            <Allowance forms={forms} />
          </View>
        )}
      </Show>
    </Section>
  );
}
