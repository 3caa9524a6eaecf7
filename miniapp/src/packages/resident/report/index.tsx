import { View } from '@tarojs/components';

export default function ReportPage() {
  return <View>上报详情</View>;
}
