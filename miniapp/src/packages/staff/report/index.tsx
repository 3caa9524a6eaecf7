import { View } from '@tarojs/components';

export default function StaffReportPage() {
  return <View>处理上报</View>;
}
