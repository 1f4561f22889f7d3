import { parseArgs } from 'node:util';
import { holdDrill, type DrillOptions, type Outcome } from './drill.ts';
import { DrillError } from './drill-error.ts';

const usage = `npm run drill -- [options]

Two instances on one PostgreSQL and one Redis of the drill's own; 16 people write and 50 read while instances are killed,
connections cut and servers restarted. Ends with 0 when every acknowledged post is there once, everybody holds what is
stored and the doctor finds nothing; with 1 and the findings otherwise; with 2 when it could not be held.

  --rounds N     faults, one a round (default 30)
  --seconds N    undisturbed work before each fault (default 5)
  --short        20 rounds of 1 second, as on a build server
  --seed N       whom chance hurts (default: another one each time, printed)`;

const whole = (name: string, text: string, min: number, max: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new DrillError(`--${name} must be a whole number from ${String(min)} to ${String(max)}, not "${text}".`);
};

const readArguments = () => {
  try {
    return parseArgs({
      options: {
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        seed: { type: 'string' },
        short: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new DrillError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error });
  }
};

const readOptions = (): DrillOptions | null => {
  const { values } = readArguments();
  if (values.help) return null;
  return {
    rounds: whole('rounds', values.rounds ?? (values.short ? '20' : '30'), 1, 100_000),
    roundSeconds: whole('seconds', values.seconds ?? (values.short ? '1' : '5'), 0, 3600),
    seed: whole('seed', values.seed ?? String(Date.now() % 1_000_000), 0, 4_294_967_295),
  };
};

const say = (line: string): void => console.log(line);

const shownFindings = 20;

const report = (outcome: Outcome): void => {
  const { rounds, found } = outcome;
  const worst = (of: (round: Outcome['rounds'][number]) => number): string =>
    `${(Math.max(...rounds.map(of)) / 1000).toFixed(1)} s`;
  say('');
  say(
    `${String(rounds.length)} rounds; ${String(outcome.acknowledged)} replies acknowledged, ${String(outcome.repeated)} of them only when repeated`,
  );
  say(
    `${String(outcome.cuts)} connections of readers cut; ${String(outcome.events)} events heard, ${String(outcome.heals)} times asked what was missed`,
  );
  say(
    `longest until ready: ${worst(({ readyAfterMs }) => readyAfterMs)}; until a reply was acknowledged again: ${worst(({ writtenAfterMs }) => writtenAfterMs)}`,
  );
  for (const finding of found.slice(0, shownFindings)) say(`  ${finding}`);
  if (found.length > shownFindings) say(`  … and ${String(found.length - shownFindings)} more`);
  say(found.length === 0 ? 'Nothing lost, nothing doubled, nothing different.' : `${String(found.length)} findings`);
};

try {
  const options = readOptions();
  if (options === null) say(usage);
  else {
    say(`The drill begins (seed ${String(options.seed)})`);
    const outcome = await holdDrill(options, say);
    report(outcome);
    process.exitCode = outcome.found.length === 0 ? 0 : 1;
  }
} catch (error) {
  if (!(error instanceof DrillError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
