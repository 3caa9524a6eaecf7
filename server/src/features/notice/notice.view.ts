import type { NoticeView } from '../../../../shared/contract/notice';
import { isNoticeTemplate, noticeForms, noticeTemplate, type NoticeField, type NoticeForm } from '../../../../shared/domain/notice-templates';
import { fieldValue, fillWords, noticeTime } from '../../../../shared/domain/notice-words';
import type { Notice } from './notice.entity';

const TABS = ['home', 'village', 'report-new', 'mine'];

/** A notice of a template that a newer server knew leads to its page all the same. */
const UNKNOWN = { title: '有新消息', body: '点开看看' };

const valuesOf = ({ said, createdAt }: Notice): Record<string, string> => ({ ...said, time: noticeTime(createdAt) });

export function toNoticeView(notice: Notice): NoticeView {
  const { title, body } = isNoticeTemplate(notice.template) ? noticeTemplate(notice.template) : UNKNOWN;
  return {
    noticeId: notice.id,
    villageId: notice.villageId,
    title,
    body: fillWords(body, valuesOf(notice)),
    at: new Date(notice.createdAt).toISOString(),
    read: notice.readAt !== null,
    urgent: notice.urgent,
    page: notice.page,
  };
}

/** Every field of the form, each within its limit. */
export function fieldsOf(form: NoticeForm, patterns: Partial<Record<NoticeField, string>>, values: Record<string, string>, at: number): Record<string, string> {
  const all = noticeForms[form].map((field) => [field, fieldValue(field, fillWords(patterns[field] ?? '', values), at)]);
  return Object.fromEntries(all) as Record<string, string>;
}

export function messageOf(notice: Notice): { form: NoticeForm; fields: Record<string, string>; page: string } {
  const { form, fields } = noticeTemplate(notice.template).wechat;
  return { form, fields: fieldsOf(form, fields, valuesOf(notice), notice.createdAt), page: pathOf(notice.page) };
}

/** The page as WeChat's address of it. */
export function pathOf({ name, params }: Notice['page']): string {
  if (TABS.includes(name)) return `pages/${name}/index`;
  const query = new URLSearchParams(params).toString();
  return `packages/${name}/index${query && `?${query}`}`;
}
