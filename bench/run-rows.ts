import { join } from 'node:path';
import { startAppServer, type AppServer } from './harness/app-server.ts';
import { startChild, stopAllChildren } from './harness/child.ts';
import { ServerAddress } from './harness/messages.ts';
import { BenchFault } from './harness/fault.ts';
import type { Site } from './harness/site.ts';
import type { Bench, Line, Row } from './row.ts';
import { pagePath } from './rows/thread-page.ts';

/** What a run measures with; see `Bench`. */
export type Settings = Pick<Bench, 'large' | 'small' | 'rounds' | 'roundSeconds' | 'warmSeconds' | 'crowds' | 'say'> & {
  readonly profileDir: string | null;
};

const child = (folder: 'baselines' | 'harness', name: string) =>
  startChild(join(import.meta.dirname, folder, `${name}.ts`));

/** Our servers by database and settings: a row that asks twice gets the same one. */
const createApps = (profileDir: string | null): Bench['app'] => {
  const apps = new Map<string, AppServer>();
  return async (site: Site, env = {}) => {
    const key = JSON.stringify([site.databaseUrl, env]);
    const known = apps.get(key);
    if (known !== undefined) return known;
    const started = await startAppServer({
      databaseUrl: site.databaseUrl,
      tokenSecret: site.tokenSecret,
      env,
      firstPath: pagePath(site.threads[0]?.id ?? ''),
      profileDir,
    });
    const app: AppServer = {
      ...started,
      stop: async () => {
        apps.delete(key);
        await started.stop();
      },
    };
    apps.set(key, app);
    return app;
  };
};

/** What was measured, and why the rest was not. */
export interface Outcome {
  readonly lines: readonly Line[];
  readonly faults: readonly string[];
}

/**
 * Measures one row after the other, each with processes of its own that are ended with it. A row that cannot be measured leaves
 * the others theirs.
 */
export const runRows = async (rows: readonly Row[], settings: Settings): Promise<Outcome> => {
  const lines: Line[] = [];
  const faults: string[] = [];
  for (const row of rows) {
    settings.say(`${row.name} ...`);
    const bench: Bench = {
      ...settings,
      app: createApps(settings.profileDir),
      baseline: (name, input) => child('baselines', name).call('start', input, ServerAddress),
      helper: (name) => child('harness', name),
    };
    try {
      lines.push(...(await row.measure(bench)));
    } catch (error) {
      if (!(error instanceof BenchFault)) throw error;
      faults.push(`${row.name}: ${error.message}`);
      settings.say(error.message);
    } finally {
      await stopAllChildren();
    }
  }
  return { lines, faults };
};
