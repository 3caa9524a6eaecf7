import Taro from '@tarojs/taro';
import * as browser from './kept-files-browser';
import { newIdempotencyKey } from './idempotency-key';

/**
 * Photos and recordings that wait for a signal. WeChat's temporary files vanish with the app, so they are copied to the user folder;
 * browsers keep them, made smaller, in IndexedDB. A `ref` survives a restart; `pathOfKept` gives what <Image> and upload take.
 */
const isBrowser = process.env.TARO_ENV === 'h5';

const copyOnPhone = (from: string, ending: 'jpg' | 'mp3', what: string): Promise<string> => {
  const to = `${Taro.env.USER_DATA_PATH}/draft-${newIdempotencyKey()}.${ending}`;
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().copyFile({
      srcPath: from,
      destPath: to,
      success: () => resolve(to),
      fail: () => reject(new Error(`手机存储满了,${what}没有存下`)),
    });
  });
};

const removeOnPhone = (ref: string): Promise<void> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().unlink({ filePath: ref, complete: () => resolve() });
  });

export const keepFile = (tempPath: string): Promise<string> =>
  isBrowser ? browser.keep(tempPath) : copyOnPhone(tempPath, 'jpg', '照片');
export const keepVoice = (tempPath: string): Promise<string> =>
  isBrowser ? browser.keepVoice(tempPath) : copyOnPhone(tempPath, 'mp3', '录音');
export const pathOfKept = (ref: string): Promise<string> => (isBrowser ? browser.urlOf(ref) : Promise.resolve(ref));
export const dropFile = (ref: string): Promise<void> => (isBrowser ? browser.drop(ref) : removeOnPhone(ref));
