export default definePageConfig({
  navigationBarTitleText: '我家的共治档案',
  navigationBarBackgroundColor: '#17603f',
  navigationBarTextStyle: 'white',
});
