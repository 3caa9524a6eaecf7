import { View } from '@tarojs/components';

export default function ClaimPage() {
  return <View>认领住户</View>;
}
