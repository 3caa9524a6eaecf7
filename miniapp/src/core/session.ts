import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { demoRoutes, memberRoutes, type MeView, type PersonaView, type SessionView } from '../../../shared/contract/member';
import type { Standing } from '../../../shared/domain/permissions';
import { call } from './call';
import { CallError } from './call-error';
import { dropStored, readStored, writeStored } from './storage';
import { readToken, renewWith, waitFor, writeToken } from './token';

type Persona = PersonaView['persona'];
interface Session {
  state: 'starting' | 'signed-in' | 'anonymous';
  me?: MeView;
}

const ME = 'me';
const PERSONA = 'persona';

export const useSession = create<Session>(() => ({ state: 'starting' }));
export const useMe = (): MeView | undefined => useSession((session) => session.me);
export const currentMe = (): MeView | undefined => useSession.getState().me;

/** Keeps what the server last said about this person; call it with the MeView any route returns. */
export function rememberMe(me: MeView): void {
  writeStored(ME, me);
  useSession.setState({ state: 'signed-in', me });
}

function begin({ token, me }: SessionView): true {
  writeToken(token);
  rememberMe(me);
  return true;
}

function end(): void {
  writeToken(undefined);
  dropStored(ME);
  dropStored(PERSONA);
  useSession.setState({ state: 'anonymous', me: undefined });
}

async function signInWithWeChat(): Promise<true> {
  const { code } = await Taro.login();
  return begin(await call(memberRoutes.signIn, { body: { code } }));
}

/** Demo only: be one of the made-up people. */
export async function signInAs(persona: Persona): Promise<true> {
  const session = await call(demoRoutes.signInAs, { body: { persona } });
  writeStored(PERSONA, persona);
  return begin(session);
}

/** WeChat signs in silently; a browser can only become the demo person it was. */
export function signInAgain(): Promise<boolean> {
  if (process.env.TARO_ENV !== 'h5') return signInWithWeChat();
  const persona = readStored<Persona>(PERSONA);
  return persona ? signInAs(persona) : Promise.resolve(false);
}

export const refreshMe = async (): Promise<void> => rememberMe(await call(memberRoutes.me));

/** The people of the demo; an empty list on a real server. */
export async function demoPersonas(): Promise<PersonaView[]> {
  try {
    return (await call(demoRoutes.personas)).items;
  } catch (error) {
    if (error instanceof CallError && error.status === 404) return [];
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await call(memberRoutes.signOut).catch(() => undefined);
  end();
}

async function startFresh(): Promise<void> {
  const done = await signInAgain().catch(() => false);
  if (!done) useSession.setState({ state: 'anonymous' });
}

async function resume(): Promise<void> {
  try {
    await refreshMe();
  } catch (error) {
    if (error instanceof CallError && error.status === 401) end();
  }
}

/** Once, when the app opens. With a kept token the first screen does not wait; without one, calls wait for the sign-in. */
export function startSession(): void {
  renewWith(signInAgain);
  if (!readToken()) return waitFor(startFresh());
  const me = readStored<MeView>(ME);
  useSession.setState({ state: 'signed-in', me });
  void resume();
}

/** What the permission rules of shared/domain ask about a person. */
export const standingOf = (me: MeView | undefined): Standing => ({
  appointments: me?.appointments.map(({ role, regionCode }) => ({ role, regionCode })) ?? [],
  residentOf: me?.residencies.filter(({ state }) => state === 'verified').map(({ village }) => village.villageId) ?? [],
});
