import type { ErrorCode } from '@moja-ulica/shared/errors.ts';
import { everybody, type Who } from './world.ts';

/** Words of the tables: what an operation answers. Anything else in a table is an error code as it stands. */
const words: Readonly<Record<string, ErrorCode | 'ok'>> = {
  ok: 'ok',
  in: 'unauthorized',
  conf: 'email_unconfirmed',
  susp: 'account_suspended',
  memb: 'not_a_member',
  mod: 'not_moderator_here',
  lia: 'not_liaison_here',
  auth: 'not_author',
  forb: 'forbidden',
  noplace: 'place_not_found',
  nothread: 'thread_not_found',
  nopost: 'post_not_found',
  nocase: 'case_not_found',
  nophoto: 'photo_not_found',
  nodoc: 'document_version_not_found',
  nodevice: 'session_not_found',
  own: 'own_post',
  keeper: 'not_organisation_keeper',
  noorg: 'organisation_not_found',
  voice: 'not_organisation_writer',
  organisation_exists: 'organisation_exists',
  lock: 'thread_locked',
  code: 'code_invalid',
  cred: 'invalid_credentials',
  ended: 'session_ended',
  passkey: 'passkey_not_accepted',
  nopass: 'passkey_not_found',
  nofirst: 'second_step_ended',
  nostep: 'second_step_off',
  link: 'setup_link_invalid',
  noinvit: 'invitation_not_found',
  badinvit: 'invitation_invalid',
  noperson: 'person_not_found',
  duties: 'membership_has_duties',
  notopen: 'joining_not_open',
  notask: 'joining_not_by_approval',
  noask: 'join_request_not_found',
  nostair: 'stairwell_code_unknown',
};

export type Expected = ErrorCode | 'ok';

const expectedOf = (word: string): Expected => {
  const expected = words[word];
  if (expected === undefined) throw new Error(`the table has no word "${word}"`);
  return expected;
};

/** Reads one row: twelve words, in the order of `everybody`. */
export const readRow = (row: string): ReadonlyMap<Who, Expected> => {
  const cells = row.trim().split(/\s+/);
  if (cells.length !== everybody.length) throw new Error(`a row has ${cells.length} cells: ${row}`);
  return new Map(everybody.map((who, at) => [who, expectedOf(cells[at] ?? '')]));
};
