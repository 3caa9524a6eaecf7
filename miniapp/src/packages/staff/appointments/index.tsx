import { View } from '@tarojs/components';

export default function AppointmentsPage() {
  return <View>任命</View>;
}
