import { join } from 'node:path';
import { adviceAfter } from '../advice.ts';
import { apiFolder } from '../paths.ts';
import { StartError } from '../start-error.ts';

/** SQL migrations, committed, never edited once released. */
export const migrationsFolder = join(apiFolder, 'drizzle');

/** The innermost reason: drizzle wraps the database's own error together with the whole statement. */
export const reasonOf = (error: unknown): string => {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  const message = inner instanceof Error ? inner.message : String(inner);
  // A name with several addresses, none of which answers, has no words but a code.
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : 'no reason given';
  return (message.split('\n')[0] ?? '').replace(/\.$/, '') || code;
};

/**
 * Runs the pending migrations, which `migrate` does in one transaction: a failure leaves the database as it was. Throws
 * `StartError` with the database's reason.
 */
export const runMigrations = async (migrate: () => Promise<void>): Promise<void> => {
  try {
    await migrate();
  } catch (error) {
    throw new StartError(
      `The database could not be migrated and was left as it was: ${reasonOf(error)}.${adviceAfter(error)}`,
      {
        cause: error,
      },
    );
  }
};
