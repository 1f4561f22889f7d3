import type { ErrorCode } from './errors.ts';

/** Roles a membership can carry; `admin` alone is global and `guest` is the absence of an account. */
export type PlaceRole = 'resident' | 'animator' | 'moderator';

/** What policies know about the one who asks. The API builds it from the database in the same transaction, the web from `me`. */
export type Actor = Guest | AccountActor;

export interface Guest {
  readonly kind: 'guest';
}

export interface AccountActor {
  readonly kind: 'account';
  /** Public id. */
  readonly id: string;
  readonly confirmed: boolean;
  readonly suspended: boolean;
  readonly admin: boolean;
  readonly memberships: readonly { readonly place: string; readonly roles: readonly PlaceRole[] }[];
  /** Institutions this person may speak for, with the places each serves. */
  readonly liaisonFor: readonly { readonly institution: string; readonly places: readonly string[] }[];
}

export const guest: Guest = { kind: 'guest' };

export type Verdict = { readonly allow: true } | { readonly allow: false; readonly code: ErrorCode };

export const allow: Verdict = { allow: true };

export const deny = (code: ErrorCode): Verdict => ({ allow: false, code });

/** The first denial wins; all must allow. */
export const all = (...verdicts: readonly (() => Verdict)[]): Verdict => {
  for (const ask of verdicts) {
    const verdict = ask();
    if (!verdict.allow) return verdict;
  }
  return allow;
};
