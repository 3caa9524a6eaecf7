export default definePageConfig({ navigationBarTitleText: '打分' });
