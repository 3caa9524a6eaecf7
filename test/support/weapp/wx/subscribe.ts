import { WxFailure, type AppRun } from '../app-run';
import type { Phone } from '../phone/phone';

/** Whether the mini-program may send messages: at most five at a time, and what is allowed is known to WeChat at once. */
export function subscribeApis(run: AppRun, { screen, openid, wechat }: Phone): Record<string, unknown> {
  const { subscriptions } = wechat.house;
  const answer = (templateId: string): string => {
    const said = screen.allows(templateId);
    if (!said) throw new WxFailure('The main switch is switched off');
    if (said === 'accept') subscriptions.allow(openid, templateId);
    return said;
  };
  return {
    requestSubscribeMessage: run.api<{ tmplIds?: string[] }>('requestSubscribeMessage', ({ tmplIds = [] }) => {
      if (tmplIds.length === 0 || tmplIds.length > 5) throw new WxFailure('Templates count out of max bounds');
      if (!tmplIds.every((id) => subscriptions.templates.has(id))) throw new WxFailure('No template data return, verify the template id exist');
      screen.subscriptions.push(tmplIds);
      return Object.fromEntries(tmplIds.map((id) => [id, answer(id)]));
    }),
  };
}
