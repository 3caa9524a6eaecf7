import { View } from '@tarojs/components';

export default function PostsPage() {
  return <View>村里的消息</View>;
}
