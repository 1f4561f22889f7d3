import { join } from 'node:path';
import { commandWords } from '../../platform/config/command-words.ts';
import type { Check, Finding } from '../../platform/doctor/check.ts';
import { findBackups } from './folder.ts';

/** The nightly one may take its time, and one night may go wrong. */
const patienceHours = 50;

const advice = `"systemctl status moja-ulica-backup" says whether the last one failed, and "systemctl list-timers" when the next one is made. By hand: ${commandWords('backup')}. If backups are kept in another folder (--to), make this one a link to it, or mount it here.`;

/** What there is to say about backups where real people are. */
export const backupChecks: readonly Check[] = [
  {
    name: 'settings.backup',
    area: 'settings',
    rule: 'There is a finished backup of the last two nights.',
    run: async ({ config: { environment, dataDir }, now }) => {
      if (environment !== 'production') return [];
      const folder = join(dataDir, 'backups');
      const { newest, ahead } = await findBackups(folder, now);
      const findings: Finding[] = [];
      if (newest === null) findings.push({ problem: `There is no finished backup in ${folder}.`, advice });
      else {
        const hours = (now.getTime() - newest.getTime()) / 3_600_000;
        if (hours > patienceHours) {
          findings.push({
            problem: `The newest backup in ${folder} is ${String(Math.floor(hours / 24))} days old.`,
            advice,
          });
        }
      }
      if (ahead.length > 0) {
        findings.push({
          problem: `Backups in ${folder} are dated later than now, and are not counted.`,
          advice:
            'The clock of the machine was wrong when they were made, or is wrong now ("timedatectl" says whether it is synchronized). When it is right, delete them: none of them is ever deleted as an old one.',
          examples: ahead.slice(0, 5),
        });
      }
      return findings;
    },
  },
];
