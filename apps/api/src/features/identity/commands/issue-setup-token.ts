import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { hasAdmin } from '../queries.ts';
import { addSetupLink } from '../repo-setup.ts';
import { newToken, tokenHash } from '../secrets.ts';

/** Long enough to be found in the log by somebody else than who started; a log is read by more people later. */
const validMs = 7 * 24 * 3_600_000;

/**
 * A new token for a one-time link that makes the first administrator, valid for 7 days, or null where there is one. Those of
 * other processes stay valid: of all of them the first that is used counts.
 */
export const issueSetupToken = async (db: Db, clock: Clock): Promise<string | null> => {
  if (await hasAdmin(db)) return null;
  const now = clock.now();
  const token = newToken();
  const hash = Buffer.from(tokenHash(token)).toString('base64url');
  await addSetupLink(db, { hash, until: new Date(now.getTime() + validMs) }, now);
  return token;
};
