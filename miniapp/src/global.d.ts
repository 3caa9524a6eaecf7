/// <reference types="@tarojs/taro" />
declare module '*.scss';
declare module '*.png' {
  const url: string;
  export default url;
}
/** Server address baked into the weapp build; H5 talks to its own origin. */
declare const API_BASE: string;
