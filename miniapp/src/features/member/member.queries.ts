import { useMutation, useQuery } from '@tanstack/react-query';
import { memberRoutes, type PersonaView } from '../../../../shared/contract/member';
import type { VillagePage } from '../../../../shared/contract/village';
import { call } from '../../core/call';
import { PRIVACY_VERSION } from '../../core/privacy';
import { queryClient } from '../../core/query-client';
import { demoPersonas, refreshMe, rememberMe, signInAgain, signInAs, signOut } from '../../core/session';
import { toastError } from '../../ui/toast';
import { villageKeys } from '../village/village.queries';

export const memberKeys = { personas: ['member', 'personas'] as const };

/** The made-up people of the demo; empty on a real server. */
export const usePersonas = () =>
  useQuery({ queryKey: memberKeys.personas, queryFn: demoPersonas, staleTime: Infinity, meta: { keep: false } });

export const useSignInAs = () =>
  useMutation({ mutationFn: (persona: PersonaView['persona']) => signInAs(persona), onError: toastError });
export const useSignIn = () => useMutation({ mutationFn: signInAgain, onError: toastError });
export const useSignOut = () => useMutation({ mutationFn: signOut, onError: toastError });
/** For a lost phone: every session of this person ends, this one too. */
export const useSignOutEverywhere = () =>
  useMutation({
    mutationFn: async () => {
      await call(memberRoutes.signOutEverywhere);
      await signOut();
    },
    onError: toastError,
  });

export const useRename = () =>
  useMutation({ mutationFn: (nickname: string) => call(memberRoutes.updateMe, { body: { nickname } }), onSuccess: rememberMe, onError: toastError });
export const useConsent = () =>
  useMutation({
    mutationFn: () => call(memberRoutes.consent, { body: { version: PRIVACY_VERSION } }),
    onSuccess: rememberMe,
    onError: toastError,
  });

const showFollow = (villageId: string, change: Pick<VillagePage, 'following' | 'followerCount'>): void => {
  queryClient.setQueryData<VillagePage>(villageKeys.page(villageId), (page) => page && { ...page, ...change });
};

/** `true` follows, `false` stops. */
export const useFollow = (villageId: string) =>
  useMutation({
    mutationFn: (following: boolean) => call(following ? memberRoutes.follow : memberRoutes.unfollow, { params: { villageId } }),
    onSuccess: (change) => {
      showFollow(villageId, change);
      void queryClient.invalidateQueries({ queryKey: villageKeys.home });
      void refreshMe();
    },
    onError: toastError,
  });
