export default definePageConfig({ navigationBarTitleText: '核对档案' });
