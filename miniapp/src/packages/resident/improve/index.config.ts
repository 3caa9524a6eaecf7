export default definePageConfig({ navigationBarTitleText: '整改照片' });
