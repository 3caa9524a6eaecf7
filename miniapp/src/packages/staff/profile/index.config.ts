export default definePageConfig({ navigationBarTitleText: '村庄主页' });
