import type { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { identityPaths } from '@moja-ulica/shared/identity/paths.ts';
import type { Me, Session } from '@moja-ulica/shared/identity/schema.ts';
import { guest, withholdDuties } from '@moja-ulica/shared/policy.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import { useMemo, useSyncExternalStore } from 'react';
import { accessToken, clientOf, sessionHint } from './api-client.ts';
import { ApiError } from './api-error.ts';
import { pauseAfterMs } from './come-back.ts';

/** Who uses this browser. `unknown` only until the first answer after a reload by someone who was signed in. */
export type SessionState =
  /** `silent`: the server was asked and gave no answer; it is asked again by itself. */
  | { readonly status: 'unknown'; readonly silent?: true }
  | { readonly status: 'guest'; readonly ended?: EndedSession }
  | {
      readonly status: 'signed-in';
      readonly me: Me;
      /** Their duties wait for the second step of signing in: until then they are a neighbour. */
      readonly dutiesWithheld: boolean;
    };

/** A session that ended without being asked to: it expired, or was ended in another tab or on another device. */
export interface EndedSession {
  /** Id of whose it was; undefined if it had ended before this page opened. */
  readonly person: string | undefined;
}

const identity = clientOf<typeof identityRoutes>(identityPaths);
const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('session');

let state: SessionState = sessionHint.get() ? { status: 'unknown' } : { status: 'guest' };
const listeners = new Set<() => void>();

/** Asks again who this is, while the server is silent. */
let again: ReturnType<typeof setTimeout> | undefined;

/** While signing out, the server's own word that the session ended is no news. */
let leaving = false;

/** True from when somebody signs out until the server has answered: what is asked for meanwhile may be refused. */
export const isLeaving = (): boolean => leaving;

const publish = (next: SessionState): void => {
  state = next;
  for (const listener of listeners) listener();
};

const becomeGuest = (ended?: EndedSession): void => {
  accessToken.clear();
  sessionHint.set(false);
  publish(ended === undefined ? { status: 'guest' } : { status: 'guest', ended });
};

const loseSession = (): void => {
  if (state.status === 'guest') becomeGuest(state.ended);
  else becomeGuest({ person: state.status === 'signed-in' ? state.me.id : undefined });
};

/** The guest has read that the session ended. */
export const forgetEndedSession = (): void => {
  if (state.status === 'guest') publish({ status: 'guest' });
};

/** The state now, for code outside components. */
export const currentSession = (): SessionState => state;

/** Calls back after every change; returns how to stop. */
export const onSessionChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Takes over a session that signing in returned, here and in the browser's other tabs. */
export const signedIn = (session: Session): void => {
  accessToken.set(session);
  sessionHint.set(true);
  publish({ status: 'signed-in', me: session.me, dutiesWithheld: session.dutiesWithheld });
  tabs?.postMessage('signed-in');
};

/** Ends the session on the server and in every tab; without a network it ends here at least, and the error is passed on. */
export const signOut = async (): Promise<void> => {
  leaving = true;
  try {
    await identity.signOut();
  } finally {
    leaving = false;
    becomeGuest();
    tabs?.postMessage('signed-out');
  }
};

/** Takes over a newer "me" that an operation returned (joining, leaving, language). */
export const meChanged = (me: Me): void =>
  publish({ status: 'signed-in', me, dutiesWithheld: state.status === 'signed-in' && state.dutiesWithheld });

/**
 * Asks the server who this is. Where it gives no answer the state stays as it was; never throws.
 * @param stale the token that was refused; if it has been replaced already, nothing is asked
 */
export const restoreSession = async (stale?: string): Promise<void> => {
  // The observer below hears how it ended.
  await accessToken.renew(stale).catch(() => undefined);
};

/** The server says that the session ended elsewhere: looks whether another one can be had. */
export const sessionEndedElsewhere = (): void => {
  if (!leaving && state.status === 'signed-in') void restoreSession();
};

/**
 * Starts once: finds out who this is, follows every renewal of the token, and what other tabs do.
 * @param maybeSignedIn the server saw a session cookie, whatever this browser remembers
 */
export const startSession = (maybeSignedIn = false): void => {
  if (maybeSignedIn) {
    // Requests wait for the token from now on, instead of going out as a guest's.
    sessionHint.set(true);
    state = { status: 'unknown' };
  }
  accessToken.observe({
    renewed: ({ me, dutiesWithheld }) => {
      sessionHint.set(true);
      publish({ status: 'signed-in', me, dutiesWithheld });
    },
    failed: (error) => {
      if (error instanceof ApiError && error.status === 401) loseSession();
      else if (state.status === 'unknown') {
        const pauseMs = pauseAfterMs(error);
        publish(pauseMs === 0 ? { status: 'guest' } : { status: 'unknown', silent: true });
        clearTimeout(again);
        // A little later for each, so that those who were sent away together do not come back together.
        if (pauseMs > 0) again = setTimeout(() => void restoreSession(), pauseMs * (1 + Math.random() / 2));
      }
    },
  });
  if (state.status === 'unknown') void restoreSession();
  addEventListener('online', () => {
    accessToken.wake();
    if (state.status === 'unknown') void restoreSession();
  });
  tabs?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'signed-out') loseSession();
    if (data === 'signed-in') void restoreSession();
  });
};

/** Who uses this browser; draws again when it changes. */
export const useSession = (): SessionState => useSyncExternalStore(onSessionChange, currentSession);

/** The session that ended while this page was open, until the person signs in again or has read that it did. */
export const useEndedSession = (): EndedSession | undefined => {
  const session = useSession();
  return session.status === 'guest' ? session.ended : undefined;
};

/** The signed-in person, or `undefined`. */
export const useMe = (): Me | undefined => {
  const session = useSession();
  return session.status === 'signed-in' ? session.me : undefined;
};

/** The one whom policies are asked about: `mayReply(useActor(), facts)`. */
export const actorOf = (me: Me | undefined): Actor =>
  me === undefined
    ? guest
    : {
        kind: 'account',
        id: me.id,
        confirmed: me.confirmed,
        suspended: me.suspended,
        admin: me.admin,
        memberships: me.memberships,
        liaisonFor: me.liaisonFor,
      };

/** True where the person's duties wait for the second step of signing in. */
export const useDutiesWithheld = (): boolean => {
  const session = useSession();
  return session.status === 'signed-in' && session.dutiesWithheld;
};

export const useActor = (): Actor => {
  const me = useMe();
  const withheld = useDutiesWithheld();
  return useMemo(() => {
    const actor = actorOf(me);
    return withheld && actor.kind === 'account' ? withholdDuties(actor) : actor;
  }, [me, withheld]);
};
