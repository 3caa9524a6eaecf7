const tab = (name: string, text: string, icon: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: `assets/tab/${icon}.png`,
  selectedIconPath: `assets/tab/${icon}-on.png`,
});
const index = (name: string) => `${name}/index`;

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/village/index', 'pages/report-new/index', 'pages/mine/index'],
  subPackages: [
    {
      root: 'packages/resident',
      pages: [
        'report', 'reports', 'post', 'posts', 'record', 'record-line', 'contributions', 'certificate', 'five', 'rounds', 'round', 'sheet',
        'find-village', 'claim', 'settings', 'notices', 'facility', 'report-map', 'door', 'my-door', 'checklist',
        'shop', 'redemptions', 'redemption-order',
        'object', 'improve', 'boards',
        'check', 'log',
        'rules', 'deeds',
      ].map(index),
    },
    {
      root: 'packages/staff',
      pages: [
        'workbench', 'report', 'round', 'sheet', 'households', 'household', 'import', 'verify', 'publish', 'profile',
        'appointments', 'audit', 'duties', 'facilities', 'moderation', 'kinds', 'calendar', 'api-keys', 'intake', 'figures', 'day', 'plates', 'checklist', 'hygiene-table',
        'redeem', 'goods',
        'rules', 'deeds',
        'objections', 'objection', 'second-look', 'drift', 'line-objections',
      ].map(index),
    },
  ],
  preloadRule: {
    'pages/village/index': { network: 'wifi', packages: ['packages/resident'] },
    'pages/mine/index': { network: 'all', packages: ['packages/resident'] },
  },
  tabBar: {
    color: '#56655c',
    selectedColor: '#17603f',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [tab('home', '首页', 'home'), tab('village', '村庄', 'village'), tab('report-new', '随手拍', 'camera'), tab('mine', '我的', 'person')],
  },
  window: {
    navigationBarTitleText: '网上村庄',
    navigationBarBackgroundColor: '#f6f4ee',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f6f4ee',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseLocation', 'getLocation'],
  permission: { 'scope.userLocation': { desc: '拍下问题时带上地点;评比员愿意时,记下到过门前' } },
  __usePrivacyCheck__: true,
  sitemapLocation: 'sitemap.json',
} as Parameters<typeof defineAppConfig>[0] & { __usePrivacyCheck__: true });
