import { useMutation, useQuery } from '@tanstack/react-query';
import { noticeRoutes, type NoticeSettingsView } from '../../../../shared/contract/notice';
import type { HomePage } from '../../../../shared/contract/village';
import type { NoticeChannel, NoticeGroup } from '../../../../shared/domain/notice-templates';
import { call } from '../../core/call';
import { newIdempotencyKey } from '../../core/idempotency-key';
import { usePaged } from '../../core/paged';
import { queryClient } from '../../core/query-client';
import { useMe } from '../../core/session';
import { toastError } from '../../ui/toast';
import { villageKeys } from '../village/village.queries';

export const noticeKeys = {
  list: ['notice', 'list'] as const,
  unread: ['notice', 'unread'] as const,
  settings: ['notice', 'settings'] as const,
};

const useIsSignedIn = (): boolean => Boolean(useMe());

export const useNotices = () => usePaged(noticeKeys.list, (after) => call(noticeRoutes.list, { query: { after } }), useIsSignedIn());

export const useUnread = () => useQuery({ queryKey: noticeKeys.unread, queryFn: () => call(noticeRoutes.unread), enabled: useIsSignedIn() });

/** The badges follow at once; the list when it is looked at next. */
function showUnread({ unread }: { unread: number }): void {
  queryClient.setQueryData(noticeKeys.unread, { unread });
  queryClient.setQueryData<HomePage>(villageKeys.home, (home) => home && { ...home, unreadNotices: unread });
  void queryClient.invalidateQueries({ queryKey: noticeKeys.list });
}

/** Opening a notice reads it; when that fails, it is read the next time. */
export const useReadNotice = () =>
  useMutation({ mutationFn: (noticeId: string) => call(noticeRoutes.read, { params: { noticeId } }), onSuccess: showUnread });

export const useReadAll = () => useMutation({ mutationFn: () => call(noticeRoutes.readAll), onSuccess: showUnread, onError: toastError });

export const readNoticeSettings = (): NoticeSettingsView | undefined => queryClient.getQueryData(noticeKeys.settings);
const showSettings = (settings: NoticeSettingsView): void => void queryClient.setQueryData(noticeKeys.settings, settings);

export const useNoticeSettings = (enabled = true) => {
  const isSignedIn = useIsSignedIn();
  return useQuery({ queryKey: noticeKeys.settings, queryFn: () => call(noticeRoutes.settings), enabled: enabled && isSignedIn });
};

export const useChooseChannel = (group: NoticeGroup) =>
  useMutation({
    mutationFn: (channel: NoticeChannel) => call(noticeRoutes.choose, { body: { channels: { [group]: channel } } }),
    onSuccess: showSettings,
    onError: toastError,
  });

type Answers = Parameters<typeof call<typeof noticeRoutes.allow>>[1]['body']['answers'];

export async function reportAnswers(answers: Answers): Promise<void> {
  showSettings(await call(noticeRoutes.allow, { body: { answers } }, { key: newIdempotencyKey() }));
}
