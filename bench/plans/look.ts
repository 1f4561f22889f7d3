import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { assemble } from '../../apps/api/src/assemble.ts';
import { systemClock } from '../../apps/api/src/platform/clock.ts';
import type { Config } from '../../apps/api/src/platform/config/config.ts';
import { plannerOptions } from '../../apps/api/src/platform/db/planner.ts';
import { openPostgres } from '../../apps/api/src/platform/db/postgres.ts';
import { createLog } from '../../apps/api/src/platform/log/log.ts';
import { noMetrics } from '../../apps/api/src/platform/metrics/metrics.ts';
import { explain } from './explain.ts';
import { faultsOf, summaryOf } from './judge.ts';
import { readSubjects } from './subjects.ts';
import { changingSteps, readingSteps, usualPage, writingSteps, type Step } from './walk.ts';
import { watch } from './watch.ts';

/** A statement of a step, how the database does it, and what is wrong with that. */
export interface Finding {
  readonly step: string;
  readonly text: string;
  /** How it gets at the tables that grow. */
  readonly path: string;
  readonly faults: readonly string[];
}

const usuallyTouched = 200;

/** A statement in few words: the verb, the table that it begins with, and its end, where conditions and order are. */
export const brief = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ');
  const table = /(?:from|into|update) (?:\w+\.|"\w+"\.)?"?(\w+)"?/i.exec(flat)?.[1] ?? '';
  return `${flat.split(' ', 1)[0] ?? ''} ${table}`.trim();
};

/** As little of a built client as the first HTML is put into: plans do not depend on it. */
const makeShell = (): string => {
  const webDir = mkdtempSync(join(tmpdir(), 'moja-ulica-plans-'));
  writeFileSync(
    join(webDir, 'index.html'),
    '<!doctype html><html><head><!--head--></head><body><!--app--><!--state--></body></html>',
  );
  writeFileSync(join(webDir, 'shell.json'), JSON.stringify({ messages: { pl: '/pl.js', en: '/en.js' } }));
  return webDir;
};

interface Looking {
  readonly config: Config;
  readonly url: string;
  /** True: what is written stays, and is changed again. False: it is rolled back. */
  readonly keep: boolean;
  /**
   * True: plans as if reading a table from end to end cost too much whatever its size. So a database for a test, which has
   * not many rows, shows whether there is an index for each way to read; a large one shows whether it is taken.
   */
  readonly asIfLarge: boolean;
  /** Names of the steps to do; all, where it is left out. */
  readonly only?: RegExp;
}

/**
 * Does everything that people do, once, in an app of its own on a filled database, and looks at how PostgreSQL does each
 * statement. Throws an `Error` when a step is not answered as it should be.
 */
export const lookAtPlans = async ({
  config,
  url,
  keep,
  asIfLarge,
  only = /./,
}: Looking): Promise<readonly Finding[]> => {
  const log = createLog({ logLevel: 'fatal' });
  const options = asIfLarge ? `${plannerOptions} -c enable_seqscan=off` : plannerOptions;
  const client = new pg.Client({ connectionString: url, options });
  await client.connect();
  const database = await openPostgres(url, log);
  const webDir = makeShell();
  const app = await assemble({
    config: { ...config, webDir },
    database,
    log,
    clock: systemClock,
    metrics: noMetrics,
    tracer: null,
    deliver: () => Promise.resolve(),
    work: false,
  });
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const take = async (step: Step): Promise<void> => {
    const { name, page = usualPage, touched = usuallyTouched, ...request } = step;
    const statements = await watch(async () => {
      const { statusCode, payload } = await app.server.inject(request);
      if (statusCode >= 300) throw new Error(`"${name}" was answered ${String(statusCode)}: ${payload.slice(0, 300)}`);
      await app.platform.changes.settled();
    }, keep);
    for (const statement of statements) {
      const plan = await explain(client, statement);
      const faults = faultsOf(plan, { page, touched });
      const path = summaryOf(plan);
      const key = `${statement.text} ${path} ${faults.join()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      findings.push({ step: name, text: statement.text, path, faults });
    }
  };
  try {
    await app.platform.jobs.start();
    await app.server.ready();
    const subjects = await readSubjects(client);
    const walk = [
      subjects,
      (caller: { userId: string; sessionId: string }) => app.http.tokens.sign(caller),
      config.publicUrl,
    ] as const;
    const steps = [...readingSteps(...walk), ...writingSteps(...walk), ...(keep ? changingSteps(...walk) : [])];
    for (const step of steps) if (only.test(step.name)) await take(step);
    return findings;
  } finally {
    await app.close(1000);
    rmSync(webDir, { recursive: true });
    await client.end();
  }
};
