import { View } from '@tarojs/components';

export default function FivePage() {
  return <View>五共</View>;
}
