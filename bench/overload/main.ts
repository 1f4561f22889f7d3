import { stopAllChildren } from '../harness/child.ts';
import { makeDatabase } from '../harness/databases.ts';
import { BenchFault } from '../harness/fault.ts';
import { openSite } from '../harness/site.ts';
import { exitCodeOf, tableOf } from '../table.ts';
import { readOptions, usage, type OverloadOptions } from './options.ts';
import { overload } from './overload.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** What has to be undone at the end, the newest first. */
const undo: (() => Promise<void>)[] = [];
const undoAll = async (): Promise<void> => {
  await stopAllChildren();
  for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
};

const hold = async ({ databaseUrl, posts, quick, profileDir }: OverloadOptions): Promise<number> => {
  let url = databaseUrl;
  if (posts !== null) {
    say(`Making a database of ${posts} posts, to be dropped at the end ...`);
    const made = await makeDatabase(databaseUrl, posts);
    undo.push(made.drop);
    url = made.url;
  }
  const site = await openSite(url);
  undo.push(site.close);
  const lines = await overload(site, { quick, profileDir, say });
  say(`\n${tableOf(lines)}`);
  return exitCodeOf(lines);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    say('Ending what was started ...');
    void undoAll().finally(() => process.exit(130));
  });
}
try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === null) say(usage);
  else process.exitCode = await hold(options);
} catch (error) {
  if (!(error instanceof BenchFault)) throw error;
  say(error.message);
  process.exitCode = 1;
} finally {
  await undoAll();
}
