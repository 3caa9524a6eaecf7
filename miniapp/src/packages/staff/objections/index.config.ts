export default definePageConfig({ navigationBarTitleText: '异议和整改' });
