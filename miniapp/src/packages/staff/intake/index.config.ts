export default definePageConfig({ navigationBarTitleText: '电话和代报' });
