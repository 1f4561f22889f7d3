/** Idempotency keys are honoured for 24 hours at least; rate counters are about windows of a day at most. */
export const keptHours = 25;
