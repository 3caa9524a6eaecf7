import type { WeChatDouble } from '../../wechat-double/wechat-double';
import { PhoneFiles } from './files';
import { PhoneNetwork } from './network';
import { PhonePrivacy } from './privacy';
import { PhoneScreen } from './screen';
import { PhoneSound } from './sound';
import { PhoneStorage } from './storage';

/** The calls behind what our 用户隐私保护指引 declares: photos, a chosen place, where the phone is, a chosen file, the microphone. */
export const DECLARED = ['chooseMedia', 'chooseImage', 'chooseLocation', 'getLocation', 'chooseMessageFile', 'RecorderManager.start'];

export interface Place {
  name: string;
  address: string;
  /** GCJ-02, as WeChat's map gives it. */
  latitude: number;
  longitude: number;
}

export interface PhoneOptions {
  /** Who holds it. */
  openid: string;
  wechat: WeChatDouble;
  /** `http://127.0.0.1:<port>` of the real server. */
  server: string;
  declared?: string[];
  /** WeChat's font setting in px; 16 is normal on Android. */
  fontSize?: number;
}

/** A person's phone with WeChat on it: what stays when the mini-program is closed, and what the person does with it. */
export class Phone {
  readonly storage = new PhoneStorage();
  readonly files = new PhoneFiles();
  readonly network = new PhoneNetwork();
  readonly screen = new PhoneScreen();
  readonly sound = new PhoneSound();
  readonly privacy: PhonePrivacy;
  readonly openid: string;
  readonly wechat: WeChatDouble;
  server: string;
  fontSize: number;
  /** The pictures the person takes or chooses next; none left means they think better of it. */
  readonly album: Buffer[] = [];
  /** What the codes say that the person holds the camera on next; none left means they think better of it. */
  readonly scanned: string[] = [];
  /** A file of a chat, chosen next. */
  readonly chatFiles: { name: string; bytes: Buffer }[] = [];
  /** Where the person is, and points on the map. */
  place: Place | undefined;
  /** The camera permission of the phone itself was refused. */
  cameraRefused = false;

  constructor({ openid, wechat, server, declared = DECLARED, fontSize = 16 }: PhoneOptions) {
    this.openid = openid;
    this.wechat = wechat;
    this.server = server;
    this.fontSize = fontSize;
    this.privacy = new PhonePrivacy(new Set(declared));
  }
}
