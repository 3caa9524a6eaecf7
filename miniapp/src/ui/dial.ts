import Taro from '@tarojs/taro';
import { toast } from './toast';

/** Closing the phone's own question is no failure. */
export const dial = (phoneNumber: string): void =>
  void Taro.makePhoneCall({ phoneNumber }).catch(({ errMsg = '' }: { errMsg?: string }) => {
    if (!errMsg.includes('cancel')) toast(`没拨出去,请直接拨 ${phoneNumber}`);
  });
