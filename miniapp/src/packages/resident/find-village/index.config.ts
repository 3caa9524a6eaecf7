export default definePageConfig({ navigationBarTitleText: '找村庄' });
