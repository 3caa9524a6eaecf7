import { View } from '@tarojs/components';
import { PRIVACY_VERSION } from '../../core/privacy';
import { useMe } from '../../core/session';
import { Button } from '../../ui/button';
import { Card, Entry } from '../../ui/card';
import { Section } from '../../ui/page';
import { useConsent } from './member.queries';

/** What we keep, why, and for whom; a change raises PRIVACY_VERSION. */
const notice = [
  ['微信账号', '只用来认出您是谁。微信号、手机号不显示给任何人。'],
  ['姓名和住户', '用来核实您是哪家的人。村干部、组长看得到;村里其他人看不到,除非您自己公开。'],
  ['照片', '用来说明您上报的事、评比的情况。上传时会去掉照片里的拍摄地点和手机信息。'],
  ['录音', '您点了才录,用来听您说的事。存下的只有声音,别的信息都去掉;不愿意录,随时可以打字。'],
  ['地点', '您自己选地点时用,让村里找得到那个地方。评比员自己打开“记下位置”,才记下打分时的位置,只用来证明到过门前,不公开。'],
  ['上报的姓名', '默认不公开。您打开“公开我的姓名”,全村才看得到。'],
  ['共治档案', '积分和记录归您家,家里人和本村干部看得到;每一笔都写明来处,谁也不能悄悄改。'],
  ['您的权利', '您可以随时查看自己的资料;要导出、更正或删除,请找村干部,或在书面申请后由县里办理。'],
] as const;

function Consent() {
  const me = useMe();
  const consent = useConsent();
  if (!me) return null;
  if (me.consentVersion >= PRIVACY_VERSION) return <Card tone="pine"><View>{`您已同意第 ${me.consentVersion} 版隐私说明。`}</View></Card>;
  return (
    <View className="v-gap">
      <Button wide busy={consent.isPending} onTap={() => consent.mutate()}>我看过了,同意</Button>
    </View>
  );
}

export function PrivacyNotice() {
  return (
    <Section title="隐私说明" note={`第 ${PRIVACY_VERSION} 版`}>
      <Card tight flush>
        {notice.map(([what, words]) => <Entry key={what} title={what} note={words} />)}
      </Card>
      <Consent />
    </Section>
  );
}
