import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import { commandWords } from '../platform/config/command-words.ts';
import type { Config } from '../platform/config/config.ts';
import { appliedMigrations, knownMigrations } from '../platform/db/applied-migrations.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { openReader } from '../platform/db/reader.ts';
import { createLog } from '../platform/log/log.ts';
import { many } from '../platform/log/many.ts';
import { StartError } from '../platform/start-error.ts';
import { makeBackup } from './backup/make-backup.ts';
import { describeVersion } from './backup/version.ts';
import { readArguments, runCommand } from './run-command.ts';
import { examine } from './upgrade/examine.ts';
import { prepareTables } from './upgrade/prepare-tables.ts';
import { rehearse } from './upgrade/rehearse.ts';

/** How many migrations are to be applied. Throws `StartError` for a database of a later version. */
const pendingIn = async (config: Config): Promise<number> => {
  const reader = await openReader(config);
  try {
    const applied = await appliedMigrations(reader);
    const known = knownMigrations();
    const foreign = applied.filter((hash) => !known.includes(hash)).length;
    if (foreign > 0) {
      throw new StartError(
        `The database has ${many(foreign, 'migration', 'migrations')} that this version (${await describeVersion()}) does not know: a later one was here. Nothing was done; upgrade with that one or one after it.`,
      );
    }
    return known.filter((hash) => !applied.includes(hash)).length;
  } finally {
    await reader.close();
  }
};

/**
 * `npm run upgrade`: a backup, the migrations of this version, the doctor. With `--rehearse` the migrations run on a copy
 * made from the backup, and nothing else changes.
 */
await runCommand({
  name: 'upgrade',
  usage: '[--rehearse] [--to FOLDER]',
  about: 'Makes a backup, brings the tables to this version, and asks the doctor.',
  explained: {
    '--rehearse': 'on a copy made from the backup; nothing else changes',
    '--to FOLDER': 'where to put the backup (else "backups" in the data folder)',
  },
  cannotCode: 1,
  clearsAway: true,
  run: async (config, narrator) => {
    const { values } = readArguments({
      options: { rehearse: { type: 'boolean', default: false }, to: { type: 'string' } },
    });
    const log = createLog(config);
    const pending = await pendingIn(config);
    narrator.say(
      pending === 0
        ? 'The tables are already those of this version.'
        : `${String(pending)} of the ${String(knownMigrations().length)} migrations of this version are to be applied.`,
    );
    await mkdir(config.dataDir, { recursive: true });
    const to = values.to ?? join(config.dataDir, 'backups');
    const backup = await makeBackup({ config, to, now: systemClock.now(), narrator });
    narrator.say(`The backup is finished: ${backup}`);

    if (values.rehearse) {
      const code = await rehearse({ config, backup, narrator, log });
      narrator.say(
        code === 0
          ? 'The rehearsal went well. Nothing was changed but for the new backup.'
          : 'The rehearsal found something: do not upgrade before it is clear. Nothing was changed but for the new backup.',
      );
      return code;
    }

    const database = await openDatabase(config, log);
    try {
      await narrator.step('Migrating the database', () => prepareTables(database, log));
    } finally {
      await database.close();
    }
    const reader = await openReader(config);
    let code: number;
    try {
      code = await examine(config, reader, narrator);
    } finally {
      await reader.close();
    }
    narrator.say(
      code === 0
        ? 'Now start this version of the app.'
        : 'The tables are those of this version, which can be started; but look first at what was found.',
    );
    narrator.say('To go back: start the version before; it works with these tables, because migrations only add.');
    narrator.say(`Only if the data were damaged: ${commandWords('restore', `${backup} --replace`)}`);
    narrator.say('  (what was written since the backup is lost then, so make another one before)');
    return code;
  },
});
