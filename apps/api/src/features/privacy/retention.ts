import { privacyLimits } from '@moja-ulica/shared/privacy/limits.ts';

const dayMs = 86_400_000;

/** How long this feature keeps things after they ended. */
export const retention = {
  exportMs: privacyLimits.exportDays * dayMs,
  /** Rows of exports whose bytes are gone: the limit of a day counts them. */
  exportRowMs: 30 * dayMs,
  erasureRowMs: 366 * dayMs,
} as const;
