export default definePageConfig({
  navigationBarTitleText: '积分超市',
  navigationBarBackgroundColor: '#17603f',
  navigationBarTextStyle: 'white',
});
