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
  /** Who they would be after both steps of signing in, where the site asks staff for two; see `withholdDuties`. */
  readonly withheld?: AccountActor;
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

type Duties = Pick<AccountActor, 'admin' | 'memberships' | 'liaisonFor'>;

/** More than a resident: staff of a place, a liaison, or the administrator. */
export const hasDuties = ({ admin, memberships, liaisonFor }: Duties): boolean =>
  admin || liaisonFor.length > 0 || memberships.some(({ roles }) => roles.some((role) => role !== 'resident'));

/**
 * The same person as a neighbour: a resident of the places that they have duties in, and no more. Who they are with their duties
 * is kept in `withheld`. Somebody without duties stays as they are.
 */
export const withholdDuties = (actor: AccountActor): AccountActor => {
  if (!hasDuties(actor)) return actor;
  const places = new Set([
    ...actor.memberships.filter(({ roles }) => roles.length > 0).map(({ place }) => place),
    ...actor.liaisonFor.flatMap((liaison) => liaison.places),
  ]);
  return {
    ...actor,
    admin: false,
    memberships: [...places].map((place) => ({ place, roles: ['resident'] })),
    liaisonFor: [],
    withheld: actor,
  };
};

/** A policy about what people with duties may do: who might, but for the second step of signing in, is told that. */
export const forDuty =
  <Facts extends readonly unknown[]>(policy: (actor: Actor, ...facts: Facts) => Verdict) =>
  (actor: Actor, ...facts: Facts): Verdict => {
    const verdict = policy(actor, ...facts);
    if (verdict.allow || actor.kind === 'guest' || actor.withheld === undefined) return verdict;
    return policy(actor.withheld, ...facts).allow ? deny('second_factor_required') : verdict;
  };
