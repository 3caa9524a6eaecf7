/** Phones in villages live long: compile for iOS 12 and the WebView of Android 7. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets: { ios: '12', chrome: '66' } }]],
};
