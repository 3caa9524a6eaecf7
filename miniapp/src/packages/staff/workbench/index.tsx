import { View } from '@tarojs/components';

export default function WorkbenchPage() {
  return <View>村务工作台</View>;
}
