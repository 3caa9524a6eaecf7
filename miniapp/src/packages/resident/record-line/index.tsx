import { View } from '@tarojs/components';

export default function RecordLinePage() {
  return <View>这一笔</View>;
}
