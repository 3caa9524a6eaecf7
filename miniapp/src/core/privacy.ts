import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { memberRoutes } from '../../../shared/contract/member';
import { call } from './call';
import { currentMe, rememberMe } from './session';

/** Version of our privacy notice; raise it when the notice changes, and everybody is asked again. */
export const PRIVACY_VERSION = 3;
/** WeChat looks for the agree button by this id. */
export const AGREE_BUTTON_ID = 'agree-privacy';

type Answer = (agreed: boolean) => void;
export const usePrivacy = create<{ waiting: Answer[] }>(() => ({ waiting: [] }));
/** The Page part shows the sheet while this is true. */
export const useIsAskingPrivacy = (): boolean => usePrivacy((state) => state.waiting.length > 0);

const ask = (answer: Answer): void => usePrivacy.setState(({ waiting }) => ({ waiting: [...waiting, answer] }));

export function answerPrivacy(agreed: boolean): void {
  const { waiting } = usePrivacy.getState();
  usePrivacy.setState({ waiting: [] });
  waiting.forEach((answer) => answer(agreed));
}

export const hasConsented = (): boolean => (currentMe()?.consentVersion ?? 0) >= PRIVACY_VERSION;

/** Before anything personal is sent: true once this person has agreed to the notice, asking if need be. */
export async function ensureConsent(): Promise<boolean> {
  if (hasConsented()) return true;
  const agreed = await new Promise<boolean>(ask);
  if (agreed) await recordConsent();
  return agreed;
}

async function recordConsent(): Promise<void> {
  if (currentMe() && !hasConsented()) rememberMe(await call(memberRoutes.consent, { body: { version: PRIVACY_VERSION } }));
}

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void;
/** Taro's types know the call but not what it hands over. */
const onNeedAgreement = Taro.onNeedPrivacyAuthorization as unknown as (listener: (resolve: Resolve) => void) => void;

/** WeChat stops a private API (camera, place, phone) until its own agreement is given; the same sheet asks. */
export function startPrivacy(): void {
  if (process.env.TARO_ENV === 'h5' || !Taro.canIUse('onNeedPrivacyAuthorization')) return;
  onNeedAgreement((resolve) => {
    ask((agreed) => {
      resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON_ID } : { event: 'disagree' });
      // The same sheet with the same words: nobody is asked twice.
      if (agreed) void recordConsent().catch(() => undefined);
    });
  });
}

/** WeChat's own page with the notice we filed there; false where there is none. */
export function openPrivacyContract(): boolean {
  if (process.env.TARO_ENV === 'h5' || !Taro.canIUse('openPrivacyContract')) return false;
  Taro.openPrivacyContract({});
  return true;
}
