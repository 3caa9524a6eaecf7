export default definePageConfig({ navigationBarTitleText: '我不同意' });
