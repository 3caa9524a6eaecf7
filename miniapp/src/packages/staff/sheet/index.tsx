import { View } from '@tarojs/components';

export default function SheetPage() {
  return <View>打分</View>;
}
