import { systemClock } from '../platform/clock.ts';
import { appliedMigrations } from '../platform/db/applied-migrations.ts';
import { openReader } from '../platform/db/reader.ts';
import { areas, type Area } from '../platform/doctor/check.ts';
import { lineOf, summaryOf } from '../platform/doctor/describe-results.ts';
import { exitCodeOf, runChecks } from '../platform/doctor/run-checks.ts';
import { readArguments, runCommand, UsageError } from './run-command.ts';

const isArea = (word: string): word is Area => areas.some((area) => area === word);

const readOptions = (): { readonly json: boolean; readonly only: ReadonlySet<Area> } => {
  const { values } = readArguments({
    options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  const words = values.only?.split(',') ?? [...areas];
  const unknown = words.filter((word) => !isArea(word));
  if (unknown.length > 0) throw new UsageError(`There is no area "${unknown.join(', ')}".`);
  return { json: values.json, only: new Set(words.filter(isArea)) };
};

/** `npm run doctor`: exit code 0 clean, 1 something found, 2 something could not be checked. Changes nothing. */
await runCommand({
  name: 'doctor',
  usage: `[--json] [--only ${areas.join(',')}]`,
  about: `Checks a live installation, what is stored and how it is set up, and says what to do about what it finds. Changes nothing.
Ends with 0 when all is well, 1 when something was found, 2 when something could not be checked.`,
  explained: {
    '--json': 'a report for programs',
    '--only AREAS': `of these areas alone: ${areas.join(', ')}`,
  },
  cannotCode: 2,
  clearsAway: false,
  run: async (config, narrator) => {
    const { json, only } = readOptions();
    // The report alone goes to the output where a program reads it.
    const progress = json ? (line: string) => narrator.complain(line) : (line: string) => narrator.say(line);
    const reader = await openReader(config);
    try {
      // Throws where there is nothing of ours to look at.
      await appliedMigrations(reader);
      // Loads every feature: what stops us before is told at once.
      const { allChecks } = await import('./doctor/checks.ts');
      const checks = allChecks.filter(({ area }) => only.has(area));
      const context = { config, reader, now: systemClock.now() };
      const results = await runChecks(checks, context, { onResult: (result) => progress(lineOf(result)) });
      if (json) {
        const report = { checkedAt: context.now, exitCode: exitCodeOf(results), checks: results };
        narrator.say(JSON.stringify(report, null, 2));
      } else for (const line of summaryOf(results)) narrator.say(line);
      return exitCodeOf(results);
    } finally {
      await reader.close();
    }
  },
});
