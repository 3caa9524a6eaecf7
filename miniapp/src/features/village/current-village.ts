import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { MeView } from '../../../../shared/contract/member';
import { goTo, pageParam } from '../../core/navigation';
import { currentMe, useMe } from '../../core/session';
import { readStored, writeStored } from '../../core/storage';

const KEY = 'last-village';
interface Chosen {
  villageId: string;
  /** On a shared phone each person has a village of their own; empty: chosen before anybody had signed in. */
  memberId: string;
}

const useChosen = create<{ chosen: Chosen | undefined }>(() => ({ chosen: readStored<Chosen>(KEY) }));

function choose(villageId: string): void {
  const chosen = { villageId, memberId: currentMe()?.memberId ?? '' };
  writeStored(KEY, chosen);
  useChosen.setState({ chosen });
}

/** The tab bar carries no query, so the village is remembered first. */
export function openVillage(villageId: string): void {
  choose(villageId);
  goTo('village');
}

const ownVillage = (me: MeView | undefined): string =>
  (me?.residencies.find(({ state }) => state === 'verified')?.village ?? me?.follows[0])?.villageId ?? '';

/** The last one looked at, else the one I live in, else the first I follow; empty when there is none. */
export function useCurrentVillage(): string {
  const me = useMe();
  const chosen = useChosen((state) => state.chosen);
  // A share card is opened before the silent sign-in is through; its village is then still meant.
  return chosen && (chosen.memberId === '' || chosen.memberId === me?.memberId) ? chosen.villageId : ownVillage(me);
}

/** For the village page: an address or share card that names a village wins. */
export function useAskedVillage(): string {
  const [asked, setAsked] = useState(() => pageParam('villageId'));
  const memberId = useMe()?.memberId;
  const current = useCurrentVillage();
  const villageId = asked || current;
  // What is being looked at stays on screen, also when it has just been unfollowed.
  useEffect(() => {
    if (villageId) choose(villageId);
    setAsked('');
  }, [villageId, memberId]);
  return villageId;
}

/** For pages on top: the village in the address, else the current one. */
export function useVillageParam(): string {
  const [asked] = useState(() => pageParam('villageId'));
  const current = useCurrentVillage();
  return asked || current;
}
