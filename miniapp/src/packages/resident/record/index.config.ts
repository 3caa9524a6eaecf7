export default definePageConfig({ navigationBarTitleText: '我家的共治档案' });
