export default definePageConfig({ navigationBarTitleText: '评比结果' });
