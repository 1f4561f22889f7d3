import type { Me } from '@moja-ulica/shared/identity/schema.ts';

/** Has a moderation queue to look at. */
export const moderatesSomewhere = (me: Me): boolean =>
  me.admin || me.memberships.some(({ roles }) => roles.includes('moderator'));

/** Speaks for an institution, so has matters to answer. */
export const answersMatters = (me: Me): boolean => me.liaisonFor.length > 0;
