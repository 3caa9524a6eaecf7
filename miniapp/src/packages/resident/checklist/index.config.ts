export default definePageConfig({ navigationBarTitleText: '评比清单' });
