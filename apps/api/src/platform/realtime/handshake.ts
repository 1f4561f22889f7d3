import type { Caller } from '../auth/caller.ts';
import type { Tokens } from '../auth/tokens.ts';
import { AppError } from '../errors.ts';
import type { People } from './realtime.ts';
import type { IoSocket } from './socket-types.ts';

/** Why a socket may not connect; socket.io hands `data` on to the client. */
export class ConnectRefusal extends Error {
  readonly data: { readonly code: string };

  constructor(code: string) {
    super(code);
    this.data = { code };
  }
}

/**
 * Who connects: a guest without a token, else the account the token speaks for, if its session still lives.
 * Throws `AppError`: `token_expired`, `unauthorized`, `session_ended`.
 */
export const callerOfHandshake = async (socket: IoSocket, tokens: Tokens, people: People | null): Promise<Caller> => {
  const auth: unknown = socket.handshake.auth;
  if (typeof auth !== 'object' || auth === null || !('token' in auth) || auth.token === undefined) return null;
  const caller = tokens.verify(auth.token);
  if (people === null) throw new AppError('unavailable');
  if (!(await people.sessionAlive(caller))) throw new AppError('session_ended');
  return caller;
};
