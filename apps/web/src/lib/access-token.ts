import { pauseAfterMs } from './come-back.ts';
import type { Session } from '@moja-ulica/shared/identity/schema.ts';

/** Asked again this long before the token expires, so that a request does not fail first. */
const renewBeforeMs = 30_000;

export interface AccessTokenOptions {
  /** Exchanges the HttpOnly cookie for a session; throws `ApiError` `session_ended` when there is none. */
  readonly exchange: () => Promise<Session>;
  readonly now?: () => number;
  /** Runs one exchange at a time across all tabs of the browser, where the browser can. */
  readonly exclusively?: <T>(task: () => Promise<T>) => Promise<T>;
}

export interface ExchangeObserver {
  readonly renewed: (session: Session) => void;
  readonly failed: (error: unknown) => void;
}

const acrossTabs = <T>(task: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('moja-ulica:refresh', task) : task();

/**
 * Holds the access token in memory, and nowhere else. However many requests find it missing or stale, one exchange runs at a
 * time in this tab, and tabs take turns, so that each presents the cookie that the one before it received.
 */
export const createAccessToken = ({ exchange, now = Date.now, exclusively = acrossTabs }: AccessTokenOptions) => {
  let token: string | undefined;
  let expiresAtMs = 0;
  let pending: Promise<Session> | undefined;
  /** The server gave no answer: until then every exchange ends as the last one did, and nothing is sent. */
  let quiet: { readonly untilMs: number; readonly error: unknown } | undefined;
  let observer: ExchangeObserver | undefined;

  const set = (session: Session): void => {
    token = session.accessToken;
    expiresAtMs = now() + session.expiresInSeconds * 1000;
  };

  return {
    set,
    /** Tells one observer how every exchange ended, whoever asked for it. */
    observe: (next: ExchangeObserver): void => {
      observer = next;
    },
    clear: (): void => {
      token = undefined;
    },
    /** There may be an answer again: the next who asks does not wait. */
    wake: (): void => {
      quiet = undefined;
    },
    /** The token if it is there and fresh. */
    get fresh(): string | undefined {
      return token !== undefined && now() < expiresAtMs - renewBeforeMs ? token : undefined;
    },
    /** True once a token was received and not cleared, even if it is stale by now. */
    get held(): boolean {
      return token !== undefined;
    },
    /** The exchange under way, if any; requests wait for it. */
    get pending(): Promise<Session> | undefined {
      return pending;
    },
    /**
     * A new token, by one exchange shared by all who ask meanwhile.
     * @param stale the token that was refused; if another request has replaced it already, nothing is exchanged
     */
    renew(stale?: string): Promise<Session | undefined> {
      if (stale !== undefined && token !== undefined && token !== stale) return Promise.resolve(undefined);
      if (pending === undefined && quiet !== undefined && now() < quiet.untilMs) {
        return Promise.reject(quiet.error);
      }
      pending ??= exclusively(exchange)
        .then(
          (session) => {
            quiet = undefined;
            set(session);
            observer?.renewed(session);
            return session;
          },
          (error: unknown) => {
            quiet = { untilMs: now() + pauseAfterMs(error), error };
            observer?.failed(error);
            throw error;
          },
        )
        .finally(() => {
          pending = undefined;
        });
      return pending;
    },
  };
};

export type AccessToken = ReturnType<typeof createAccessToken>;
