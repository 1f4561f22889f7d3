import { writeFileSync } from 'node:fs';
import { stopAllChildren } from './harness/child.ts';
import { makeDatabase, type MadeDatabase } from './harness/databases.ts';
import { BenchFault } from './harness/fault.ts';
import { openSite, type Site } from './harness/site.ts';
import { readOptions, usage, type Options } from './options.ts';
import { namedRows, rows } from './rows/index.ts';
import { ratioOf, reaches, type Line } from './row.ts';
import { runRows } from './run-rows.ts';
import { exitCodeOf, tableOf } from './table.ts';

const smallPosts = 10_000;
/** Less than this many times more posts shows no growth. */
const growthFrom = 5;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const known = [...rows, ...namedRows];

const lasting = { rounds: 3, roundSeconds: 6, warmSeconds: 3, crowds: [1000, 3000] };
const quick = { rounds: 1, roundSeconds: 1, warmSeconds: 0.5, crowds: [100] };

/** What has to be undone at the end, the newest first. */
const undo: (() => Promise<void>)[] = [];
const undoAll = async (): Promise<void> => {
  await stopAllChildren();
  for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
};

const make = async (serverUrl: string, posts: number): Promise<MadeDatabase> => {
  say(`Making a database of ${posts} posts, to be dropped at the end ...`);
  const made = await makeDatabase(serverUrl, posts);
  undo.push(made.drop);
  return made;
};

const open = async (url: string): Promise<Site> => {
  const site = await openSite(url);
  undo.push(site.close);
  return site;
};

const writeJson = (file: string, site: Site, lines: readonly Line[]): void => {
  const told = lines.map((line) => ({ ...line, ratio: ratioOf(line), reached: reaches(line) }));
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), posts: site.posts, lines: told }, null, 2)}\n`);
};

const measure = async (options: Options): Promise<number> => {
  const { databaseUrl, posts, json, profileDir } = options;
  const url = posts === null ? databaseUrl : (await make(databaseUrl, posts)).url;
  const large = await open(url);
  const grows = options.growth && large.posts >= growthFrom * smallPosts;
  const small = grows ? await open((await make(databaseUrl, smallPosts)).url) : null;
  say(`${large.posts} posts; ${large.threads.length} different threads are read.`);
  const chosen = options.rows.length === 0 ? rows : known.filter(({ name }) => options.rows.includes(name));
  const { lines, faults } = await runRows(chosen, {
    large,
    small,
    ...(options.quick ? quick : lasting),
    profileDir,
    say,
  });
  say(`\n${tableOf(lines)}`);
  for (const fault of faults) say(`Not measured: ${fault}`);
  if (json !== null) writeJson(json, large, lines);
  return faults.length > 0 ? 1 : exitCodeOf(lines);
};

const main = async (): Promise<number> => {
  const options = readOptions(
    process.argv.slice(2),
    process.env,
    known.map(({ name }) => name),
  );
  if (options === null) {
    say(usage);
    return 0;
  }
  return measure(options);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    say('Ending what was started ...');
    void undoAll().finally(() => process.exit(130));
  });
}
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BenchFault)) throw error;
  say(error.message);
  process.exitCode = 1;
} finally {
  await undoAll();
}
