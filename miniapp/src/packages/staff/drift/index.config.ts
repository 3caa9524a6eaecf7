export default definePageConfig({ navigationBarTitleText: '评比监督' });
