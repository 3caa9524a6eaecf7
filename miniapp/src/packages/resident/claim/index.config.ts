export default definePageConfig({ navigationBarTitleText: '认领住户' });
