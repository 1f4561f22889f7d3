import type { Db } from '../../../platform/db/database.ts';
import { hasAdmin } from '../queries.ts';
import { saveSetupHash } from '../repo-setup.ts';
import { newToken, tokenHash } from '../secrets.ts';

/** A new token for the one-time link that makes the first administrator (an earlier one ends), or null where there is one. */
export const issueSetupToken = async (db: Db): Promise<string | null> => {
  if (await hasAdmin(db)) return null;
  const token = newToken();
  await saveSetupHash(db, Buffer.from(tokenHash(token)).toString('base64url'));
  return token;
};
