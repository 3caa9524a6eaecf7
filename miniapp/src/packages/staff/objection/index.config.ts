export default definePageConfig({ navigationBarTitleText: '评比异议' });
