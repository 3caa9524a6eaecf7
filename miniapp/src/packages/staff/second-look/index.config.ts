export default definePageConfig({ navigationBarTitleText: '复核打分' });
