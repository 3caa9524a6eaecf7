import { View } from '@tarojs/components';

export default function VerifyPage() {
  return <View>核实认领</View>;
}
