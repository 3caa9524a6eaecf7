import { View } from '@tarojs/components';

export default function VillagePage() {
  return <View>村庄</View>;
}
