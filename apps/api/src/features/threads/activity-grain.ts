/** How far behind its newest reply a place's `lastActivityAt` may stay: lists of places say "today", not the second. */
export const placeActivityGrainSeconds = 60;

/**
 * The same of a thread, shorter than anybody sees in a list's order. Nearly every index of threads ends in it, so moving it
 * writes to all of them: a talk that goes on within seconds stays where it is.
 */
export const threadActivityGrainSeconds = 10;

/** What `lastActivityAt` of a thread is after a reply that is written now. */
export const activityAfter = ({ lastActivityAt }: { readonly lastActivityAt: Date }, now: Date): Date =>
  now.getTime() - lastActivityAt.getTime() >= threadActivityGrainSeconds * 1000 ? now : lastActivityAt;
