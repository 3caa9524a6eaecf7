import { View } from '@tarojs/components';

export default function PostPage() {
  return <View>村里的消息</View>;
}
