export default definePageConfig({ navigationBarTitleText: '红榜和黑榜' });
