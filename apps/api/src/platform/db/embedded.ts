import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { adviceAfter } from '../advice.ts';
import { StartError } from '../start-error.ts';
import type { EmbeddedDatabase } from './database.ts';
import { placesOf, settleFolder } from './embedded-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { migrationsFolder, reasonOf, runMigrations } from './migrations.ts';
import { notify } from './notify.ts';

/** A database over an open PGlite; `onClose` runs after it is closed. */
export const embeddedFrom = (client: PGlite, onClose: () => void = () => undefined): EmbeddedDatabase => {
  const db = drizzle({ client });
  return {
    kind: 'embedded',
    client,
    db,
    migrate: () => runMigrations(() => migrate(db, { migrationsFolder })),
    // The folder's lock has seen to it.
    alone: (work) => work(),
    notify,
    listen: async (channel, handler) => {
      await client.listen(channel, handler);
    },
    // In one process there is no connection to lose.
    listening: () => true,
    onListening: () => undefined,
    // It works while everything else waits: nobody queues for it that could be sent away.
    crowded: () => false,
    ping: async () => {
      await client.query('select 1');
    },
    close: async () => {
      if (!client.closed) await client.close();
      onClose();
    },
  };
};

/** Makes a database beside its place and moves it there when it is whole: an interrupted start leaves nothing half made. */
const initialise = async (folder: string): Promise<void> => {
  const { beside } = placesOf(folder);
  const client = await PGlite.create({ dataDir: beside });
  await client.close();
  renameSync(beside, folder);
};

/**
 * Opens the embedded database in `dataDir`, making it at the first start. Throws `StartError` when another process uses
 * the folder or the database in it cannot be opened.
 */
export const openEmbedded = async (dataDir: string): Promise<EmbeddedDatabase> => {
  const lock = await lockFolder(dataDir);
  const folder = join(dataDir, 'db');
  try {
    settleFolder(folder);
    if (!existsSync(folder)) await initialise(folder);
    return embeddedFrom(await PGlite.create({ dataDir: folder }), () => lock.release());
  } catch (error) {
    lock.release();
    throw new StartError(
      `The embedded database in ${folder} could not be opened: ${reasonOf(error)}.${adviceAfter(error)}`,
      {
        cause: error,
      },
    );
  }
};
