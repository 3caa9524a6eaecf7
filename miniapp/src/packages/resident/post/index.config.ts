export default definePageConfig({ navigationBarTitleText: '村里的消息', enableShareAppMessage: true });
