// In a browser the pulling frame would carry the page's fixed parts along with it.
export default definePageConfig({ navigationBarTitleText: '网上村庄', enablePullDownRefresh: process.env.TARO_ENV !== 'h5' });
