import { demoPassword } from '../../apps/api/src/features/demo/index.ts';
import { hashPassword } from '../../apps/api/src/features/identity/index.ts';
import { readTownFile, seedTown, TownFileError } from '../../apps/api/src/features/institutions/index.ts';
import { createRenderer } from '../../apps/api/src/features/threads/index.ts';
import type { Config } from '../../apps/api/src/platform/config/config.ts';
import { ConfigError, loadConfig } from '../../apps/api/src/platform/config/load-config.ts';
import { openPostgres } from '../../apps/api/src/platform/db/postgres.ts';
import { createLog } from '../../apps/api/src/platform/log/log.ts';
import { StartError } from '../../apps/api/src/platform/start-error.ts';
import { emailOf } from './fill-people.ts';
import { help, OptionsError, readOptions, RefusedError, type SeedOptions } from './options.ts';
import { createProgress } from './progress.ts';
import { seedLarge } from './seed-large.ts';

const say = (text: string): void => console.log(text);

/** Tables and town, as the first start of the app makes them. */
const prepare = async (url: string, config: Config): Promise<void> => {
  const town = readTownFile(config.placesFile);
  const database = await openPostgres(url, createLog(config));
  try {
    await database.migrate();
    await database.alone(() => database.db.transaction((tx) => seedTown(tx, town)));
  } finally {
    await database.close();
  }
};

const fill = async (options: SeedOptions): Promise<void> => {
  const config = loadConfig();
  if (config.databaseUrl === null) {
    throw new ConfigError([
      'DATABASE_URL must be set: only PostgreSQL is filled, as postgres://user@host:5432/database.',
    ]);
  }
  const startedAt = performance.now();
  await prepare(config.databaseUrl, config);
  const { posts, threads, people, seed, until } = options;
  say(
    `Inventing ${String(posts)} posts in ${String(threads)} threads by ${String(people)} people (seed ${String(seed)}, until ${until.toISOString().slice(0, 10)}) ...`,
  );
  await seedLarge(config.databaseUrl, {
    options,
    passwordHash: await hashPassword(demoPassword),
    render: createRenderer(config.publicUrl),
    progress: createProgress(process.stdout.isTTY, say),
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const megabytes = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  say(`Filled in ${seconds} s with at most ${megabytes} MB of memory.`);
  say(
    `Accounts are ${emailOf(1)} to ${emailOf(people)}, all with the password ${demoPassword}; the first is an administrator.`,
  );
};

const faultsOf = (error: unknown): readonly string[] | null => {
  if (error instanceof OptionsError || error instanceof ConfigError) return error.faults;
  const ours = error instanceof RefusedError || error instanceof StartError || error instanceof TownFileError;
  return ours ? [error.message] : null;
};

try {
  const options = readOptions(process.argv.slice(2), new Date());
  if (options === null) say(help);
  else await fill(options);
} catch (error) {
  const faults = faultsOf(error);
  if (faults === null) throw error;
  for (const fault of faults) console.error(fault);
  process.exitCode = 1;
}
