import { View } from '@tarojs/components';

export default function ReportNewPage() {
  return <View>随手拍</View>;
}
