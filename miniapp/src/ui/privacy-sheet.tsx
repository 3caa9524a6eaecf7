import { Button as WeChatButton, View } from '@tarojs/components';
import { AGREE_BUTTON_ID, answerPrivacy, openPrivacyContract, useIsAskingPrivacy } from '../core/privacy';
import { goTo } from '../core/navigation';
import { Button } from './button';
import { Sheet } from './sheet';
import { Tap } from './tap';

const isBrowser = process.env.TARO_ENV === 'h5';
const readNotice = (): void => {
  if (openPrivacyContract()) return;
  answerPrivacy(false);
  goTo('resident/settings');
};

/** WeChat believes only its own button. */
function AgreeButton() {
  if (isBrowser) return <Button onTap={() => answerPrivacy(true)}>同意</Button>;
  return (
    <WeChatButton
      id={AGREE_BUTTON_ID}
      className="v-btn"
      hoverClass="v-pressed"
      openType="agreePrivacyAuthorization"
      onAgreePrivacyAuthorization={() => answerPrivacy(true)}
    >
      同意
    </WeChatButton>
  );
}

export function PrivacySheet() {
  return (
    <Sheet open={useIsAskingPrivacy()} title="先说清楚,再请您同意">
      <View className="v-sub">照片、录音、地点只用来办您上报的事和做评比;姓名默认不公开;您能随时查看、导出和删除自己的资料。</View>
      <Tap className="v-h2__more" role="link" onTap={readNotice}>看完整的隐私说明 ›</Tap>
      <View className="v-sheet__actions">
        <Button kind="line" onTap={() => answerPrivacy(false)}>不同意</Button>
        <AgreeButton />
      </View>
    </Sheet>
  );
}
