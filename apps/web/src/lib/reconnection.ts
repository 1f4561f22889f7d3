/** The first wait after a refusal; it doubles with each further one. */
const firstWaitMs = 500;
const longestWaitMs = 10_000;

/** Refusals that say that the token presented does not hold. */
const asksForToken = (code: string | undefined): boolean =>
  code === 'token_expired' || code === 'session_ended' || code === 'unauthorized';

/** The server's code in a `connect_error`; none when the network failed. */
export const refusalCode = (error: Error): string | undefined => {
  if (!('data' in error) || typeof error.data !== 'object' || error.data === null) return undefined;
  return 'code' in error.data && typeof error.data.code === 'string' ? error.data.code : undefined;
};

interface ReconnectionParts {
  /** Gets a new token, or finds that the session is over; never rejects. */
  readonly renew: () => Promise<void>;
  /** Connects, unless a connection is already under way. */
  readonly connect: () => void;
  /** Between 0 and 1: spreads the clients of a server that has just come back. */
  readonly random?: () => number;
}

export interface Reconnection {
  readonly refused: (code: string | undefined) => void;
  readonly connected: () => void;
}

/**
 * Connects again after the server has refused. socket.io repeats by itself what the network broke, but takes a refusal for
 * final, which would leave whoever slept past the end of a token without live news until they reload.
 */
export const createReconnection = ({ renew, connect, random = Math.random }: ReconnectionParts): Reconnection => {
  let refusals = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    refused: (code) => {
      const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** refusals);
      refusals += 1;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          if (asksForToken(code)) void renew().then(connect);
          else connect();
        },
        longest * (0.5 + random() / 2),
      );
    },
    connected: () => {
      refusals = 0;
      clearTimeout(timer);
    },
  };
};
