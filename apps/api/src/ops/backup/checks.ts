import { join } from 'node:path';
import type { Check } from '../../platform/doctor/check.ts';
import { newestBackup } from './folder.ts';

/** The nightly one may take its time, and one night may go wrong. */
const patienceHours = 50;

const advice =
  '"systemctl status moja-ulica-backup" says whether the last one failed, and "systemctl list-timers" when the next one is made. By hand: npm run backup. If backups are kept in another folder (--to), make this one a link to it.';

/** What there is to say about backups where real people are. */
export const backupChecks: readonly Check[] = [
  {
    name: 'settings.backup',
    area: 'settings',
    rule: 'There is a finished backup of the last two nights.',
    run: async ({ config: { environment, dataDir }, now }) => {
      if (environment !== 'production') return [];
      const folder = join(dataDir, 'backups');
      const newest = await newestBackup(folder);
      if (newest === null) return [{ problem: `There is no finished backup in ${folder}.`, advice }];
      const hours = (now.getTime() - newest.getTime()) / 3_600_000;
      if (hours <= patienceHours) return [];
      return [{ problem: `The newest backup in ${folder} is ${String(Math.floor(hours / 24))} days old.`, advice }];
    },
  },
];
