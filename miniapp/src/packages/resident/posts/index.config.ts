export default definePageConfig({ navigationBarTitleText: '村里的消息' });
