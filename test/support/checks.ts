import { JobRunner } from '../../server/src/core/jobs/job-runner';
import { Members } from '../../server/src/features/member/members.service';
import { startApp, type RunningApp, type StartOptions } from './app';
import type { TestDatabase } from './databases';
import { withTemplates } from './notices';
import type { Person } from './people';
import type { Callback } from './wechat-double/media-desk';
import type { PushSettings } from './wechat-double/push';
import { WeChatDouble } from './wechat-double/wechat-double';

export interface WithWeChat extends RunningApp {
  double: WeChatDouble;
  /** Where WeChat pushes to. */
  door: PushSettings;
  /** The person has the mini-program open: WeChat knows their openid. */
  opens(person: Person): Promise<string>;
  drain(): Promise<unknown>;
  /** WeChat judges all photos and voices it was asked about, and we do what follows. */
  judged(how?: Callback): Promise<void>;
}

const keys = { token: 'AAAAA', aesKey: 'k'.repeat(43) };

/** The server as in production, with a WeChat that answers, pushes and goes wrong as it is told. */
export async function startWithWeChat(database: TestDatabase, { templates = false, ...options }: StartOptions & { templates?: boolean } = {}): Promise<WithWeChat> {
  let now: () => number = () => new Date(options.now ?? Date.now()).getTime();
  const double = await WeChatDouble.start({ now: () => now() });
  const { appid, secret, baseUrl } = double;
  const config = { demo: false, wxAppId: appid, wxSecret: secret, wxApiBase: baseUrl, wxPushToken: keys.token, wxPushAesKey: keys.aesKey, ...(templates && { wxTemplates: withTemplates(double) }) };
  const running = await startApp(database, { ...options, config: { ...config, ...options.config } });
  now = () => running.clock.now();
  running.config.publicBaseUrl = running.http;
  const door = { http: running.http, appid, ...keys };
  const drain = () => running.app.get(JobRunner).drain();
  const opens = async ({ memberId }: Person) => {
    const openid = (await running.app.get(Members, { strict: false }).openidOf(memberId))!;
    double.issueCode(openid);
    return openid;
  };
  const judged = async (how?: Callback) => {
    await drain();
    await double.house.media.callBack(door, how);
    await drain();
  };
  const settleChecks = () => judged();
  const close = async () => {
    await running.close();
    await double.stop();
  };
  return { ...running, double, door, opens, drain, judged, settleChecks, close };
}
