import { View } from '@tarojs/components';

export default function RecordPage() {
  return <View>我家的共治档案</View>;
}
