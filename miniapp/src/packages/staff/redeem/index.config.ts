export default definePageConfig({ navigationBarTitleText: '发东西' });
