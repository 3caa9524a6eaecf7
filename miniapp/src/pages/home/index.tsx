import { View } from '@tarojs/components';

export default function HomePage() {
  return <View>网上村庄</View>;
}
