export default definePageConfig({ navigationBarTitleText: '评比排名' });
