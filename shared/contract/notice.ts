import { z } from 'zod';
import { NOTICE_CHANNELS, NOTICE_FORMS, NOTICE_GROUPS } from '../domain/notice-templates';
import { route } from '../route';
import { Id, Instant, page, PageQuery } from './common';

/** No more than this many unread ones are counted. */
export const UNREAD_COUNTED = 100;

export const NoticeView = z.object({
  noticeId: Id,
  villageId: Id,
  title: z.string(),
  body: z.string(),
  at: Instant,
  read: z.boolean(),
  urgent: z.boolean(),
  /** Where a tap leads, as the client's `goTo` takes it. */
  page: z.object({ name: z.string(), params: z.record(z.string(), z.string()) }),
});
export type NoticeView = z.infer<typeof NoticeView>;

const Unread = z.object({
  /** At most 100, which means "100 or more". */
  unread: z.int(),
});

const Channel = z.enum(NOTICE_CHANNELS);

export const NoticeSettingsView = z.object({
  groups: z.array(z.object({ group: z.enum(NOTICE_GROUPS), channel: Channel })),
  /** Message forms that can be allowed in WeChat, with the template id that `requestSubscribeMessage` asks for. */
  forms: z.array(z.object({
    form: z.enum(NOTICE_FORMS),
    templateId: z.string(),
    /** Messages the person has allowed and not yet got. */
    credits: z.int(),
  })),
});
export type NoticeSettingsView = z.infer<typeof NoticeSettingsView>;

export const NOTICE_ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const;

export const noticeRoutes = {
  list: route({ method: 'GET', path: '/me/notices', access: 'signed-in', summary: 'What I was told, newest first.', query: PageQuery, returns: page(NoticeView) }),
  unread: route({ method: 'GET', path: '/me/notices/unread', access: 'signed-in', summary: 'How many notices I have not read.', returns: Unread }),
  read: route({ method: 'PUT', path: '/me/notices/:noticeId/read', access: 'signed-in', summary: 'Mark one notice as read; twice is once.', returns: Unread }),
  readAll: route({ method: 'PUT', path: '/me/notices/read', access: 'signed-in', summary: 'Mark everything told so far as read.', returns: Unread }),
  settings: route({
    method: 'GET', path: '/me/notice-settings', access: 'signed-in', summary: 'How I want to be told, and which WeChat messages can be allowed.',
    returns: NoticeSettingsView,
  }),
  choose: route({
    method: 'PUT', path: '/me/notice-settings', access: 'signed-in', summary: 'Choose how to be told, group by group.',
    body: z.object({ channels: z.partialRecord(z.enum(NOTICE_GROUPS), Channel) }), returns: NoticeSettingsView,
  }),
  allow: route({
    method: 'POST', path: '/me/notice-answers', access: 'signed-in', idempotent: true,
    summary: 'Report what the person answered when WeChat asked whether it may send messages.',
    body: z.object({
      answers: z.array(z.object({ form: z.enum(NOTICE_FORMS), answer: z.enum(NOTICE_ANSWERS) })).min(1).max(5)
        .refine((all) => new Set(all.map(({ form }) => form)).size === all.length, '同一种消息只写一次'),
    }),
    returns: NoticeSettingsView,
  }),
};
