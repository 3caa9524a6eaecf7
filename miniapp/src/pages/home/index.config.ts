export default definePageConfig({ navigationBarTitleText: '网上村庄' });
