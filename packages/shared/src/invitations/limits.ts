/** How far a personal link to an estate reaches. */
export const invitationLimits = {
  days: 30,
  /** People who join by one link. */
  maxUses: 20,
  /** Times that one person joins by a link in a day, in all estates. */
  joinsPerDay: 3,
  /** Links that one person makes in a day, those withdrawn included. */
  madePerDay: 10,
} as const;
