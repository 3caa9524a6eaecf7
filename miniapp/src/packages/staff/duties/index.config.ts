export default definePageConfig({ navigationBarTitleText: '责任和值班' });
