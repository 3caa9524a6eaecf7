import { WxFailure, type AppRun } from '../app-run';
import type { Phone } from '../phone/phone';

interface Words {
  title?: string;
  content?: string;
  itemList?: string[];
  urls?: string[];
  current?: string;
}
/** Drawn by WeChat, with nothing in it for a test. */
const QUIET = [
  'setNavigationBarColor', 'setBackgroundColor', 'setBackgroundTextStyle', 'pageScrollTo', 'startPullDownRefresh', 'stopPullDownRefresh',
  'showTabBarRedDot', 'hideTabBarRedDot', 'setTabBarBadge', 'removeTabBarBadge', 'showShareMenu', 'hideShareMenu', 'hideKeyboard',
  'vibrateShort', 'makePhoneCall', 'showNavigationBarLoading', 'hideNavigationBarLoading', 'hideHomeButton', 'enableAlertBeforeUnload',
  'disableAlertBeforeUnload', 'setKeepScreenOn',
];

/** Pictures of the app itself, of the phone, or of a host: anything else shows nothing on a phone. */
const isShowable = (url: string): boolean => /^(https?:\/\/|wxfile:\/\/|\/)/.test(url);

/** Toasts, questions, previews and titles. */
export function screenApis(run: AppRun, { screen }: Phone, title: (words: string) => void): Record<string, unknown> {
  return {
    ...Object.fromEntries(QUIET.map((name) => [name, run.api(name, () => undefined)])),
    showToast: run.api<Words>('showToast', ({ title: words = '' }) => void screen.toasts.push(words)),
    hideToast: run.api('hideToast', () => undefined),
    showLoading: run.api<Words>('showLoading', ({ title: words }) => {
      screen.loading = words;
    }),
    hideLoading: run.api('hideLoading', () => {
      screen.loading = undefined;
    }),
    showModal: run.api<Words>('showModal', (question) => {
      screen.questions.push(question);
      const yes = screen.says(question);
      return { confirm: yes, cancel: !yes };
    }),
    showActionSheet: run.api<Words>('showActionSheet', ({ itemList = [] }) => {
      if (itemList.length > 6) throw new WxFailure('parameter error: itemList should not be larger than 6');
      const tapIndex = screen.picks(itemList);
      if (tapIndex === undefined) throw new WxFailure('cancel');
      return { tapIndex };
    }),
    setNavigationBarTitle: run.api<Words>('setNavigationBarTitle', ({ title: words = '' }) => title(words)),
    previewImage: run.api<Words>('previewImage', ({ urls = [], current }) => {
      if (urls.length === 0 || ![...urls, current ?? urls[0]!].every(isShowable)) throw new WxFailure('invalid url');
      screen.previews.push(urls);
    }),
  };
}
