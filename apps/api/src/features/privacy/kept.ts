import type { KeptFor } from '../../platform/doctor/overdue.ts';
import { retention } from './retention.ts';

/** See `docs/security/retention.md`. */
export const privacyKept: readonly KeptFor[] = [
  {
    what: 'Accounts whose time to think is over',
    table: 'users',
    ended: 'leaves_at',
    keptMs: 0,
    why: 'Name, address, pictures, sessions and tokens go within minutes, 24 hours at most.',
  },
  {
    what: 'What an account that is being erased was called',
    table: 'erasures',
    ended: 'case when finished_at is null then began_at end',
    keptMs: 0,
    why: 'Until its traces in the texts of others are gone, which takes minutes.',
  },
  {
    what: 'That and when an account was erased (without its name)',
    table: 'erasures',
    ended: 'finished_at',
    keptMs: retention.erasureRowMs,
    why: 'To show that it was done.',
  },
  {
    what: 'Copies of a person’s data (ZIP)',
    table: 'data_exports',
    ended: "case when state = 'ready' then expires_at end",
    keptMs: 0,
    why: 'They can be downloaded for 7 days after they are ready.',
  },
  {
    what: 'That a copy was asked for',
    table: 'data_exports',
    ended: 'asked_at',
    keptMs: retention.exportRowMs,
    why: 'The limit of copies a day.',
  },
];
