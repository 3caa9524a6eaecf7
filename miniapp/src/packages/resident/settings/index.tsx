import { View } from '@tarojs/components';

export default function SettingsPage() {
  return <View>设置与隐私</View>;
}
