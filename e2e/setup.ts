import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { build } from '../scripts/lib/build.mjs';
import { findBrowser } from './browser.ts';
import { prepareData } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a browser that starts; null: none does, and the journeys are skipped. */
    browserPath: string | null;
    /** A data folder with the demo in it, to be copied. */
    preparedData: string;
  }
}

/** Builds what production runs if its sources changed, finds a browser, and fills a database with the demo, once for all journeys. */
export default async function setup(project: TestProject): Promise<() => void> {
  // `npm start` would do it while other journeys have the old one open.
  const built = await build();
  if (!built.ok) throw new Error(`There is nothing to open:\n${built.output}`);
  const { browser, complaints } = await findBrowser();
  if (browser === null) {
    const why = `No browser starts:\n${complaints.map((line) => `  - ${line}`).join('\n')}`;
    if (process.env['CI'] !== undefined) throw new Error(why);
    process.stdout.write(
      `\n${'!'.repeat(80)}\n${why}\nThe journeys are SKIPPED. Install Chromium or set CHROMIUM_PATH to run them.\n${'!'.repeat(80)}\n\n`,
    );
  } else {
    for (const line of complaints) process.stdout.write(`Does not start: ${line}\n`);
    process.stdout.write(`Browser: ${browser.path} (${browser.version})\n`);
  }
  const preparedData = await prepareData();
  project.provide('browserPath', browser?.path ?? null);
  project.provide('preparedData', preparedData);
  return () => rmSync(preparedData, { recursive: true, force: true });
}
