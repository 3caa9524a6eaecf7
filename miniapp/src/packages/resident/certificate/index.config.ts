export default definePageConfig({ navigationBarTitleText: '年度共治证书' });
