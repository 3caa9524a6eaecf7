import { View } from '@tarojs/components';

export default function RoundPage() {
  return <View>入户评比</View>;
}
