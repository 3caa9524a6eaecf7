import { WxFailure, type AppRun } from '../app-run';
import type { AppJson } from '../package';
import type { PrivacyListener } from '../phone/privacy';
import type { Phone } from '../phone/phone';

interface Choose {
  count?: number;
  mediaType?: string[];
  sourceType?: string[];
  type?: string;
}
const MOST = 20;

function taken(phone: Phone, { count = 9, sourceType = [] }: Choose): Buffer[] {
  if (count < 1 || count > MOST) throw new WxFailure(`parameter error: count should be between 1 and ${MOST}`);
  if (phone.cameraRefused && sourceType.includes('camera')) throw new WxFailure('auth deny');
  const chosen = phone.album.splice(0, count);
  if (chosen.length === 0) throw new WxFailure('cancel');
  return chosen;
}

function mediaApis(run: AppRun, phone: Phone): Record<string, unknown> {
  const temp = (bytes: Buffer) => ({ tempFilePath: phone.files.addTemp(bytes), size: bytes.length, fileType: 'image' });
  return {
    chooseMedia: run.api<Choose>('chooseMedia', async (options) => {
      await phone.privacy.pass('chooseMedia');
      return { type: 'image', tempFiles: taken(phone, options).map(temp) };
    }),
    chooseImage: run.api<Choose>('chooseImage', async (options) => {
      await phone.privacy.pass('chooseImage');
      const tempFiles = taken(phone, options).map((bytes) => ({ path: phone.files.addTemp(bytes), size: bytes.length }));
      return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) };
    }),
    scanCode: run.api('scanCode', async () => {
      const result = phone.scanned.shift();
      if (result === undefined) throw new WxFailure('cancel');
      return { result, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' };
    }),
    chooseMessageFile: run.api<Choose>('chooseMessageFile', async ({ count = 1 }) => {
      await phone.privacy.pass('chooseMessageFile');
      const chosen = phone.chatFiles.splice(0, count);
      if (chosen.length === 0) throw new WxFailure('cancel');
      const described = chosen.map(({ name, bytes }) => ({ name, size: bytes.length, type: 'file', path: phone.files.addTemp(bytes, name.split('.').pop()) }));
      return { tempFiles: described };
    }),
  };
}

function placeApis(run: AppRun, phone: Phone, app: AppJson): Record<string, unknown> {
  const demandDeclared = (api: string): void => {
    if (!app.requiredPrivateInfos?.includes(api)) throw new WxFailure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json');
  };
  return {
    chooseLocation: run.api('chooseLocation', async () => {
      demandDeclared('chooseLocation');
      await phone.privacy.pass('chooseLocation');
      if (!phone.place) throw new WxFailure('cancel');
      return { ...phone.place };
    }),
    getLocation: run.api<Choose>('getLocation', async ({ type = 'wgs84' }) => {
      demandDeclared('getLocation');
      await phone.privacy.pass('getLocation');
      if (!phone.place) throw new WxFailure('system permission denied');
      const { latitude, longitude } = phone.place;
      return { latitude, longitude, type, accuracy: 30, speed: -1 };
    }),
    openLocation: run.api('openLocation', () => undefined),
  };
}

function consentApis(run: AppRun, { privacy }: Phone): Record<string, unknown> {
  return {
    getPrivacySetting: run.api('getPrivacySetting', () => ({ needAuthorization: !privacy.agreed, privacyContractName: '《网上村庄隐私保护指引》' })),
    onNeedPrivacyAuthorization: (listener: PrivacyListener) => {
      privacy.listener = listener;
    },
    requirePrivacyAuthorize: run.api('requirePrivacyAuthorize', () => privacy.require('requirePrivacyAuthorize')),
    openPrivacyContract: run.api('openPrivacyContract', () => undefined),
    getSetting: run.api('getSetting', () => ({ authSetting: {} })),
    openSetting: run.api('openSetting', () => ({ authSetting: {} })),
  };
}

/** What WeChat gives only to those who may: pictures, files of chats, places. */
export function privateApis(run: AppRun, phone: Phone, app: AppJson): Record<string, unknown> {
  phone.privacy.listener = undefined;
  return { ...mediaApis(run, phone), ...placeApis(run, phone, app), ...consentApis(run, phone) };
}
