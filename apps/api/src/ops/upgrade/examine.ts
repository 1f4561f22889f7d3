import { commandWords } from '../../platform/config/command-words.ts';
import type { Config } from '../../platform/config/config.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/db/reader.ts';
import { summaryOf } from '../../platform/doctor/describe-results.ts';
import { exitCodeOf, runChecks } from '../../platform/doctor/run-checks.ts';
import type { Narrator } from '../../platform/log/console.ts';
import { allChecks } from '../doctor/checks.ts';

/** What an upgrade can change: rows, tables, indexes. Whether the clean-up runs is not for a copy to say. */
const ofUpgrade = allChecks.filter(
  ({ area, name }) =>
    (area === 'data' && !name.endsWith('.retention')) || ['database.migrations', 'database.indexes'].includes(name),
);

/** Asks the doctor about a database and says what it found; its exit code. */
export const examine = async (config: Config, reader: Reader, narrator: Narrator): Promise<number> => {
  const results = await narrator.step(`Examining it (${commandWords('doctor')})`, () =>
    runChecks(ofUpgrade, { config, reader, now: systemClock.now() }),
  );
  for (const line of summaryOf(results)) if (line !== '') narrator.say(`  ${line}`);
  return exitCodeOf(results);
};
