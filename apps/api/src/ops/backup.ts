import { join } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import { removeOld } from './backup/folder.ts';
import { makeBackup } from './backup/make-backup.ts';
import { readArguments, runCommand, UsageError } from './run-command.ts';

/** `npm run backup`: database and files, at one moment, beside a running site (the embedded database: while it is stopped). */
await runCommand({
  name: 'backup',
  usage: '[--to FOLDER] [--keep NUMBER]',
  about: 'Saves database and files as they are at one moment, each part with a checksum.',
  explained: {
    '--to FOLDER': 'where to put it (else "backups" in the data folder)',
    '--keep NUMBER': 'afterwards delete older ones there, but for so many',
  },
  cannotCode: 1,
  clearsAway: true,
  run: async (config, narrator) => {
    const { values } = readArguments({ options: { to: { type: 'string' }, keep: { type: 'string' } } });
    const keep = values.keep === undefined ? null : Number(values.keep);
    if (keep !== null && !(Number.isInteger(keep) && keep >= 1)) {
      throw new UsageError(`--keep must be a whole number from 1 on.`);
    }
    const to = values.to ?? join(config.dataDir, 'backups');
    const startedAt = performance.now();
    const path = await makeBackup({ config, to, now: systemClock.now(), narrator });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    narrator.say(`The backup is finished, in ${seconds} s: ${path}`);
    if (keep !== null) for (const name of await removeOld(path, keep)) narrator.say(`Deleted the old ${name}`);
    narrator.say('A backup on the same machine is lost with it: copy it elsewhere.');
    return 0;
  },
});
