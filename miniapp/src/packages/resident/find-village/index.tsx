import { View } from '@tarojs/components';

export default function FindVillagePage() {
  return <View>找村庄</View>;
}
