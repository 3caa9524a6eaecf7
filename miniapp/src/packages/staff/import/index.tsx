import { View } from '@tarojs/components';

export default function ImportPage() {
  return <View>导入住户</View>;
}
