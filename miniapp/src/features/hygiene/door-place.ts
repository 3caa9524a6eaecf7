import { useRef, useState } from 'react';
import { here, type Here } from '../../core/here';
import { ensureConsent } from '../../core/privacy';
import { currentMe } from '../../core/session';
import { readStored, writeStored } from '../../core/storage';
import { toast } from '../../ui/toast';

const KEY = 'door-place-round';
/** Said by this person for this round; the next round asks anew. */
const sayingOf = (roundId: string): string => `${currentMe()?.memberId ?? ''} ${roundId}`;
const keepsPlaces = (roundId: string): boolean => readStored<string>(KEY) === sayingOf(roundId);

/** Asks the phone once, so that its own question comes here and not at somebody's door. */
async function mayKnowPlace(): Promise<boolean> {
  if (!(await ensureConsent())) return false;
  if (await here()) return true;
  toast('手机没给位置,不记位置也照样能打分');
  return false;
}

/** Whether the inspector lets their sheets of this round say where they were filled in. */
export function usePlaceSwitch(roundId: string) {
  const [on, setOn] = useState(() => keepsPlaces(roundId));
  const turn = async (wanted: boolean): Promise<void> => {
    const isOn = wanted && (await mayKnowPlace());
    writeStored(KEY, isOn ? sayingOf(roundId) : '');
    setOn(isOn);
  };
  return { on, turn };
}

/** The doorstep's place, asked for when somebody starts on the door: later they may be anywhere. */
export function useDoorPlace(roundId: string) {
  const taking = useRef<{ place: Here | null }>(undefined);
  return {
    begin: (): void => {
      if (taking.current || !keepsPlaces(roundId)) return;
      const mine: { place: Here | null } = { place: null };
      taking.current = mine;
      void here().then((place) => (mine.place = place));
    },
    /** As far as the phone has answered; nobody waits for it. */
    known: (): Here | undefined => taking.current?.place ?? undefined,
    /** The next sheet of this door takes its own. */
    end: (): void => {
      taking.current = undefined;
    },
  };
}
