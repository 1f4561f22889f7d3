import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import type { Logger } from 'pino';
import { inject } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { embeddedFrom } from '../platform/db/embedded.ts';
import { openPostgres } from '../platform/db/postgres.ts';
import './global-setup.ts';
import { administer, siblingUrl } from './template.ts';

/** A migrated database of its own; closing it drops it. */
export const openTestDatabase = async (log: Logger): Promise<Database> => {
  const source = inject('testDatabase');
  if (source.kind === 'embedded') {
    return embeddedFrom(await PGlite.create({ loadDataDir: new Blob([readFileSync(source.file)]) }));
  }
  const name = `${source.prefix}${randomBytes(5).toString('hex')}`;
  await administer(source.url, `create database "${name}" template "${source.prefix}template"`);
  const database = await openPostgres(siblingUrl(source.url, name), log);
  return {
    ...database,
    close: async () => {
      await database.close();
      await administer(source.url, `drop database "${name}" with (force)`);
    },
  };
};
