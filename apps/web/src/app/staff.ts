import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { SessionState } from '../lib/session.ts';

/** Has a moderation queue to look at. */
export const moderatesSomewhere = (me: Me): boolean =>
  me.admin || me.memberships.some(({ roles }) => roles.includes('moderator'));

/** Speaks for an institution, so has matters to answer. */
export const answersMatters = (me: Me): boolean => me.liaisonFor.length > 0;

/** Who may open a page at all; what they may do there the API decides. */
export type Requirement = 'account' | 'moderator' | 'liaison' | 'admin';

/** True where they may, but for the second step of signing in. */
export const waitsForSecondStep = (session: SessionState, what: Requirement): boolean =>
  what !== 'account' && session.status === 'signed-in' && session.dutiesWithheld;

/** Whether this person may open a page with that requirement. Nobody may while it is not known who they are. */
export const mayOpen = (session: SessionState, what: Requirement): boolean => {
  if (session.status !== 'signed-in') return false;
  if (what === 'admin') return session.me.admin;
  if (what === 'moderator') return moderatesSomewhere(session.me);
  return what === 'liaison' ? answersMatters(session.me) : true;
};
