import type { Invariant } from './invariant.ts';

/** Rows that a repeated job forgets some time after they ended. */
export interface Kept {
  readonly table: string;
  /** SQL for the moment from which the time counts; null: it has not ended. */
  readonly ended: string;
  readonly keptMs: number;
}

/**
 * The same, as people are told: the privacy notice and `docs/security/retention.md` have a table of these. In the catalogues
 * `kept.<name>` says what it is and `kept.<name>-why` why it is kept at all, and so long.
 */
export interface KeptFor extends Kept {
  readonly name: string;
}

/** Clean-ups run once an hour, and a site may have been down for a night. */
const patienceHours = 12;

/** That what has ended is forgotten in time. */
export const overdue = (name: string, kept: readonly Kept[]): Invariant => ({
  name,
  rule: 'What is kept for a limited time is forgotten when that time is over.',
  broken: kept
    .map(
      ({ table, ended, keptMs }) =>
        `select '${table}: ' || count(*) || ' rows, the oldest ended ' || min(${ended}) as subject from ${table}
          where ${ended} < $1::timestamptz - interval '${String(keptMs / 1000)} seconds' - interval '${String(patienceHours)} hours'
          having count(*) > 0`,
    )
    .join('\nunion all\n'),
  advice:
    'The hourly clean-up does not run. Is the app running? If it was down for long, wait an hour and ask again; otherwise look for "clean-up" and "privacy.tick" in its log.',
});
