import type { PersonalData } from '../identity/index.ts';
import { ownModeration } from './queries-own-data.ts';
import { eraseReportNotes } from './repo-erasure.ts';

const record = 'The record of what staff did, kept 12 months and owed to those it was done to; a key without a name.';

/** Reports, decisions and the audit log. */
export const moderationData: PersonalData = {
  documents: ownModeration,
  notExported: {},
  erasers: [eraseReportNotes],
  notErased: { 'decisions.moderator_id': record, 'audit_log.actor_id': record },
};
