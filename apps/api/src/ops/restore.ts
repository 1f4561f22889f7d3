import { restoreBackup } from './backup/restore-backup.ts';
import { readArguments, runCommand, UsageError } from './run-command.ts';

/** `npm run restore`: puts a backup into an empty installation, or with `--replace` in the place of what is there. */
await runCommand({
  name: 'restore',
  usage: 'BACKUP [--replace]',
  about:
    'Puts a backup back, checked before and after. The app must not run meanwhile; one that is started is held off.',
  explained: {
    BACKUP: 'folder of a finished backup',
    '--replace': 'lose what is there now and have the backup instead',
  },
  cannotCode: 1,
  clearsAway: true,
  run: async (config, narrator) => {
    const { values, positionals } = readArguments({
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false } },
    });
    const [from, ...more] = positionals;
    if (from === undefined || more.length > 0) throw new UsageError('Name one backup.');
    const startedAt = performance.now();
    const { madeAt, appVersion, database, files } = await restoreBackup({
      config,
      from,
      replace: values.replace,
      narrator,
    });
    const tables = Object.values(database.tables);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    narrator.say(
      `Restored in ${seconds} s what was there at ${madeAt} (version ${appVersion}): ${String(tables.length)} tables with ${String(rows)} rows and ${String(files.count)} files.`,
    );
    narrator.say('Every table has the number of rows and the checksum that it had then.');
    return 0;
  },
});
