import { View } from '@tarojs/components';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice, Show, stateOf } from '../../ui/list-state';
import { useIsAsking } from './sign-in-state';
import { usePersonas, useSignIn } from './member.queries';
import { PersonaList } from './persona-list';

const inBrowser = process.env.TARO_ENV === 'h5';

function WeChatSignIn() {
  const signIn = useSignIn();
  return (
    <Card>
      <View className="v-title">登录后看家乡</View>
      <View className="v-sub v-gap">用微信登录,不会显示您的微信号。关注村庄、随手拍、看自家档案都要先登录。</View>
      <View className="v-gap"><Button wide busy={signIn.isPending} onTap={() => signIn.mutate()}>微信登录</Button></View>
    </Card>
  );
}

function BrowserSignIn() {
  const personas = usePersonas();
  return (
    <Show state={stateOf(personas)} empty={{ icon: 'person', words: '请在微信里打开“网上村庄”小程序登录;在这里可以先看看各村的主页' }}>
      {(people) => <PersonaList personas={people} />}
    </Show>
  );
}

/** What somebody who is not signed in sees first. */
export function Welcome() {
  if (useIsAsking()) return <Notice icon="clock" words="正在登录…" />;
  return inBrowser ? <BrowserSignIn /> : <WeChatSignIn />;
}
