import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../../apps/api/src/platform/config/load-config.ts';
import { StartError } from '../../apps/api/src/platform/start-error.ts';
import { RefusedError } from '../seed-large/options.ts';
import { brief, lookAtPlans, type Finding } from './look.ts';

const help = `Does what people do, once, on a filled PostgreSQL database, and looks at how it finds each statement's rows. Ends with 1
when a statement reads a table that grows from end to end, puts more in order than it shows, or looks at far more.

  DATABASE_URL=postgres://... npm run plans -- [options]

  --all    tell every statement, not only those with a fault, as a table in Markdown
  --help   this text

What it writes is rolled back, but for what the server counts of requests.`;

const say = (text: string): void => console.log(text);

const tell = (findings: readonly Finding[], all: boolean): void => {
  if (all) {
    say('| what | statement | rows looked at, by index |\n|---|---|---|');
    for (const { step, text, path } of findings) say(`| ${step} | ${brief(text)} | ${path} |`);
    say('');
  }
  const bad = findings.filter(({ faults }) => faults.length > 0);
  for (const { step, text, path, faults } of bad) {
    say(`${step}: ${faults.join('; ')}\n  by ${path}\n  ${text.replace(/\s+/g, ' ')}`);
  }
  say(`${String(findings.length)} statements in their places, ${String(bad.length)} with a fault.`);
};

const run = async (): Promise<number> => {
  const { values } = parseArgs({ options: { all: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    say(help);
    return 0;
  }
  const config = loadConfig();
  if (config.databaseUrl === null) {
    throw new ConfigError([
      'DATABASE_URL must be set: plans are those of PostgreSQL, as postgres://user@host:5432/database.',
    ]);
  }
  const findings = await lookAtPlans({ config, url: config.databaseUrl, keep: false, asIfLarge: false });
  tell(findings, values.all === true);
  return findings.some(({ faults }) => faults.length > 0) ? 1 : 0;
};

try {
  process.exitCode = await run();
} catch (error) {
  const faults = error instanceof ConfigError ? error.faults : [error instanceof Error ? error.message : String(error)];
  const known = error instanceof ConfigError || error instanceof StartError || error instanceof RefusedError;
  const badArguments = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!known && !badArguments) throw error;
  for (const fault of faults) console.error(fault);
  process.exitCode = 1;
}
