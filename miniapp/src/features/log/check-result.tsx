import { View } from '@tarojs/components';
import { dayTime } from '../../core/time';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Section } from '../../ui/page';
import { spoken } from '../../ui/spoken';
import type { Verdict } from './check-record';

const SHOWN_FAULTS = 20;

interface BannerProps {
  look: 'good' | 'bad' | 'wait';
  title: string;
  words: string;
}

/** The answer, to be seen from across the room; said by a sign and words, not by colour alone. */
export function CheckBanner({ look, title, words }: BannerProps) {
  const icon = { good: 'tick-circle', bad: 'close', wait: 'clock' } as const;
  return (
    <View className={`v-verdict v-verdict--${look}`} {...spoken({ role: 'alert' })}>
      <Icon name={icon[look]} size={56} />
      <View className="v-title">{title}</View>
      <View>{words}</View>
    </View>
  );
}

function bannerOf({ good, waiting, faults }: Verdict): BannerProps {
  if (faults.length > 0) return { look: 'bad', title: '对不上', words: `有 ${faults.length} 处和封存的不一样,下面写着是哪里` };
  if (good === 0 && waiting > 0) return { look: 'wait', title: '还没封存', words: `${waiting} 笔刚记下,一分钟内封存,请稍后再核对` };
  if (good === 0) return { look: 'wait', title: '还没有记录', words: '有了第一笔,就能在这里核对' };
  return { look: 'good', title: '都对得上', words: `${good} 笔和封存的一字不差${waiting > 0 ? `,另有 ${waiting} 笔刚记下,等着封存` : ''}` };
}

/** 上次 11 月 20 日核对时封存 12 笔,现在 20 笔 */
const beforeWords = ({ before, size }: Verdict): string =>
  before ? `上次核对是${dayTime(before.at)},那时全村封存 ${before.size} 笔,现在 ${size} 笔,以前的都没动过。` : `全村一共封存 ${size} 笔。手机已经记住这个数和它的指纹,下次核对会连这次一起查。`;

/** Green, or what exactly differs. */
export function CheckResult({ verdict }: { verdict: Verdict }) {
  const { faults } = verdict;
  return (
    <View>
      <CheckBanner {...bannerOf(verdict)} />
      {faults.length > 0 && (
        <Section title="哪里对不上">
          {faults.slice(0, SHOWN_FAULTS).map((words, place) => <Card key={words} tone="warm" tight={place === 0}><View className="v-strong">{words}</View></Card>)}
          <Card><View className="v-sub">先截图。再去村里问一声;说不清的,拿截图找乡镇或县里。手机仍记着上一次对得上的样子。</View></Card>
        </Section>
      )}
      {faults.length === 0 && verdict.good > 0 && <Card><View className="v-sub">{beforeWords(verdict)}</View></Card>}
    </View>
  );
}

/** What has just been done, in a villager's words. */
export function HowChecked() {
  return (
    <Section title="怎么核对的">
      <Card tight>
        <View className="v-sub">每一笔记下后,一分钟内封存:算出一个指纹,和全村的指纹连在一起,由系统签名公开。谁改一个字、少一笔、换个次序,指纹就变了。</View>
        <View className="v-sub v-gap">核对是您的手机自己算的,不是听服务器说的。指纹里看不出是谁家、什么事。</View>
      </Card>
    </Section>
  );
}
