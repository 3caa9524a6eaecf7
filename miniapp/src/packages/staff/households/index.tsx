import { View } from '@tarojs/components';

export default function HouseholdsPage() {
  return <View>住户</View>;
}
