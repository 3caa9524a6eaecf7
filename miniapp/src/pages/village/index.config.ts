export default definePageConfig({
  navigationBarTitleText: '村庄',
  navigationStyle: 'custom',
  enableShareAppMessage: true,
  enableShareTimeline: true,
});
