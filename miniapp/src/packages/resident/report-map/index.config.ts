export default definePageConfig({ navigationBarTitleText: '地图和数字' });
