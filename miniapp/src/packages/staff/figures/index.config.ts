export default definePageConfig({ navigationBarTitleText: '随手拍数字' });
