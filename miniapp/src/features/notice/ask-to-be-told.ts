import Taro from '@tarojs/taro';
import { NOTICE_ANSWERS, type NoticeSettingsView } from '../../../../shared/contract/notice';
import type { NoticeForm } from '../../../../shared/domain/notice-templates';
import { readNoticeSettings, reportAnswers, useNoticeSettings } from './notice.queries';

/** WeChat asks for so many at a time. */
const MOST_FORMS = 5;
const isWeChat = process.env.TARO_ENV === 'weapp';

type Form = NoticeSettingsView['forms'][number];
type Answered = Record<string, string>;

const answerOf = (said: string | undefined) => (said?.startsWith('accept') ? 'accept' : NOTICE_ANSWERS.find((answer) => answer === said));

const ask = async (forms: readonly Form[]): Promise<Answered> =>
  (await Taro.requestSubscribeMessage({ tmplIds: forms.map(({ templateId }) => templateId), entityIds: [] })) as unknown as Answered;

async function askAndReport(forms: readonly Form[]): Promise<void> {
  const said = await ask(forms);
  const answers = forms.flatMap(({ form, templateId }) => {
    const answer = answerOf(said[templateId]);
    return answer ? [{ form, answer }] : [];
  });
  if (answers.length > 0) await reportAnswers(answers);
}

/**
 * `const askToBeTold = useAskToBeTold()`, then in a tap, before anything is awaited: `await askToBeTold(['progress'])`. WeChat asks whether
 * it may send one message of each form; whatever the answer, and whether or not it reaches us, the act goes on. Nothing happens in a browser.
 */
export function useAskToBeTold(): (forms: readonly NoticeForm[]) => Promise<void> {
  useNoticeSettings(isWeChat);
  return (wanted) => {
    const forms = readNoticeSettings()?.forms.filter(({ form }) => wanted.includes(form)).slice(0, MOST_FORMS) ?? [];
    return isWeChat && forms.length > 0 ? askAndReport(forms).catch(() => undefined) : Promise.resolve();
  };
}
