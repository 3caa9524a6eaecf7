import type { AppRun } from './app-run';
import type { AppJson } from './package';
import type { Phone } from './phone/phone';
import { fileApis } from './wx/files';
import { realApis } from './wx/names';
import { networkApis } from './wx/network';
import { privateApis } from './wx/private';
import { screenApis } from './wx/screen';
import { soundApis } from './wx/sound';
import { storageApis } from './wx/storage';
import { subscribeApis } from './wx/subscribe';
import { systemApis } from './wx/system';

/** WeChat has it, we have no double for it: the test has to know. */
const notDoubled = (run: AppRun, name: string) => () => {
  run.problem(`wx.${name} was used, but the wx double does not know it`);
  throw new Error(`wx.${name} is not doubled`);
};

/** What the page stack of the runner answers. */
export interface Surroundings {
  app: AppJson;
  /** navigateTo, switchTab … and onAppShow, onAppHide … */
  apis: Record<string, unknown>;
  title(words: string): void;
}

/**
 * A `wx` that behaves like the real one on this phone. It has exactly the names WeChat has: what only exists in our code is
 * undefined here as there, and what has no double makes the test fail.
 */
export function wxDouble(run: AppRun, phone: Phone, { app, apis, title }: Surroundings): Record<string, unknown> {
  const doubled = {
    ...systemApis(run, phone, realApis),
    ...storageApis(run, phone),
    ...fileApis(run, phone),
    ...networkApis(run, phone),
    ...privateApis(run, phone, app),
    ...soundApis(run, phone),
    ...screenApis(run, phone, title),
    ...subscribeApis(run, phone),
    ...apis,
  };
  const invented = Object.keys(doubled).filter((name) => name !== 'env' && !realApis.has(name));
  if (invented.length > 0) throw new Error(`WeChat has no ${invented.join(', ')}`);
  return { ...Object.fromEntries([...realApis].map((name) => [name, notDoubled(run, name)])), ...doubled };
}
