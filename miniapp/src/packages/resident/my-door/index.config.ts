export default definePageConfig({ navigationBarTitleText: '我家的户牌' });
