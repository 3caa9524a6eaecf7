import { View } from '@tarojs/components';
import type { DoorSetting } from '../../../../shared/contract/door';
import { DOOR_SHOWS, doorShowsNames, isWithin } from '../../../../shared/domain/door-shows';
import { spokenHouseholdCode } from '../../../../shared/domain/household-code';
import { day, dayTime } from '../../core/time';
import { Card, Entry } from '../../ui/card';
import { Segmented } from '../../ui/choice';
import { Section } from '../../ui/page';
import { toast } from '../../ui/toast';
import { useChooseShows } from './door.queries';

const MEANING = {
  nothing: '路过的人扫您家的牌子,只看得到村名,看不到是哪一家。',
  grade: '路过的人还看得到您家最近一次评比的等级,看不到姓名和门牌号。',
  points: '路过的人还看得到您家的等级和积分,看不到姓名和门牌号。',
};
const SHORT = { nothing: '只有村名', grade: '等级', points: '等级和积分' };

function PlateFacts({ setting: { label, code, printedAt } }: { setting: DoorSetting }) {
  return (
    <Card>
      <View className="v-title">{label}</View>
      <View className="v-gap v-strong">{spokenHouseholdCode(code)}</View>
      <View className="v-sub">{printedAt ? `牌子 ${day(printedAt)} 印过` : '牌子还没印'}</View>
      <View className="v-sub">这个编号一户一个,一直不变,也不会再给别家</View>
    </Card>
  );
}

function Choose({ setting }: { setting: DoorSetting }) {
  const choose = useChooseShows(setting.householdId);
  const { highest, shows, version } = setting;
  const options = DOOR_SHOWS.filter((one) => isWithin(one, highest)).map((value) => ({ value, words: SHORT[value] }));
  if (options.length === 1) return <Card tight><View>{MEANING.nothing}</View><View className="v-sub">村里还没有开放别的,开放后由您家来选</View></Card>;
  return (
    <Card tight>
      <Segmented options={options} value={shows} label="路人看到" onChange={(value) => choose.mutate({ shows: value, version }, { onSuccess: () => toast('改好了,马上就这样显示') })} />
      <View className="v-gap">{MEANING[shows]}</View>
    </Card>
  );
}

function Changes({ changes }: Pick<DoorSetting, 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <Section title="谁改过">
      <Card tight flush>{changes.map(({ shows, at, byName }) => <Entry key={at} title={`${byName} 改为:${doorShowsNames[shows]}`} note={dayTime(at)} />)}</Card>
    </Section>
  );
}

/** Our own plate, and what a passer-by gets to see. */
export function DoorChoice({ setting }: { setting: DoorSetting }) {
  return (
    <>
      <PlateFacts setting={setting} />
      {setting.mayChoose && <Section title="路人扫码看到什么" note="由您家来定"><Choose setting={setting} /></Section>}
      {!setting.mayChoose && <Card><View className="v-sub">{`路人扫码:${doorShowsNames[setting.shows]}。由这一户自己来定`}</View></Card>}
      <Changes changes={setting.changes} />
    </>
  );
}
