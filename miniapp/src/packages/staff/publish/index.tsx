import { View } from '@tarojs/components';

export default function PublishPage() {
  return <View>发一条</View>;
}
