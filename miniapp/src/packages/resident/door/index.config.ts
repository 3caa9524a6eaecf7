export default definePageConfig({ navigationBarTitleText: '户牌' });
