export default definePageConfig({ navigationBarTitleText: '好事确认' });
