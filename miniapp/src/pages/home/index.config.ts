export default definePageConfig({ navigationBarTitleText: '网上村庄', enablePullDownRefresh: true });
