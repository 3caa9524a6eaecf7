export default definePageConfig({ navigationBarTitleText: '五共' });
