import { WxFailure, type AppRun } from '../app-run';
import { USER_FOLDER } from '../phone/files';
import type { Phone } from '../phone/phone';

const SCREEN = { pixelRatio: 3, screenWidth: 375, screenHeight: 812, windowWidth: 375, windowHeight: 724, statusBarHeight: 44, screenTop: 88 };
const DEVICE = { brand: 'HUAWEI', model: 'STK-AL00', system: 'Android 10', platform: 'android', abi: 'arm64-v8a', benchmarkLevel: 12 };
/** Android divides WeChat's font setting by 16, iOS by 17. */
const NORMAL_FONT = 16;

const baseInfo = ({ fontSize }: Phone) => ({
  SDKVersion: '3.8.12', version: '8.0.60', language: 'zh_CN', theme: 'light', enableDebug: false,
  host: { appId: '' }, fontSizeSetting: fontSize, fontSizeScaleFactor: fontSize / NORMAL_FONT,
});

/** Asked like a chain, answered at `exec`; there is no layout here, so every node that may exist is one row high. */
function selectorQuery() {
  const asked: ((result: object) => void)[] = [];
  const nodes = { boundingClientRect: ask, scrollOffset: ask, fields: (_what: object, then: (result: object) => void) => ask(then), node: ask };
  const query = {
    in: () => query,
    select: () => nodes,
    selectAll: () => nodes,
    selectViewport: () => nodes,
    exec: (done?: (results: object[]) => void) => {
      const results = asked.map((then) => {
        const box = { left: 0, right: 375, top: 0, bottom: 50, width: 375, height: 50, scrollTop: 0 };
        then(box);
        return box;
      });
      done?.(results);
    },
  };
  function ask(then: (result: object) => void = () => undefined): typeof query {
    asked.push(then);
    return query;
  }
  return query;
}

/** What the phone is, what WeChat on it can do, and signing in. */
export function systemApis(run: AppRun, phone: Phone, known: ReadonlySet<string>): Record<string, unknown> {
  return {
    env: { USER_DATA_PATH: USER_FOLDER },
    canIUse: (what: string) => known.has(what.split('.')[0] ?? ''),
    nextTick: (work: () => void) => void run.clock.setTimeout(work, 0),
    getSystemInfoSync: () => ({ ...SCREEN, ...DEVICE, ...baseInfo(phone) }),
    getSystemInfo: run.api('getSystemInfo', () => ({ ...SCREEN, ...DEVICE, ...baseInfo(phone) })),
    getWindowInfo: () => ({ ...SCREEN, safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 } }),
    getDeviceInfo: () => DEVICE,
    getAppBaseInfo: () => baseInfo(phone),
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
    getAppAuthorizeSetting: () => ({ cameraAuthorized: phone.cameraRefused ? 'denied' : 'authorized', locationAuthorized: 'authorized' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: phone.wechat.appid, envVersion: 'release', version: '1.0.0' } }),
    getMenuButtonBoundingClientRect: () => ({ left: 278, right: 365, top: 48, bottom: 80, width: 87, height: 32 }),
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
    createSelectorQuery: selectorQuery,
    checkSession: run.api('checkSession', () => undefined),
    login: run.api('login', () => {
      if (!phone.network.online) throw new WxFailure('system error');
      return { code: phone.wechat.issueCode(phone.openid) };
    }),
  };
}
