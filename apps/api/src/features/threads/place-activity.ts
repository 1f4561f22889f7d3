/** How far behind its newest reply a place's `lastActivityAt` may stay: lists of places say "today", not the second. */
export const placeActivityGrainSeconds = 60;
