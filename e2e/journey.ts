import { describe, inject } from 'vitest';
import type { Browser } from 'playwright-core';
import { launch } from './browser.ts';
import { startServer, type RunningServer, type ServerOptions } from './server.ts';

const browserPath = inject('browserPath');

/** `describe` for what needs a browser: skipped when none starts (on a build server that is a failure, see setup.ts). */
export const describeInBrowser = describe.skipIf(browserPath === null);

/** A new browser process; close it in `afterAll`. Give each person a context of their own (`browser.newContext()`). */
export function openBrowser(): Promise<Browser> {
  if (browserPath === null) throw new Error('There is no browser; use describeInBrowser.');
  return launch(browserPath);
}

/** A server of one's own with the demo in it; stop it in `afterAll`. */
export function startDemoServer(options: ServerOptions = {}): Promise<RunningServer> {
  return startServer({ copyDataFrom: inject('preparedData'), ...options });
}
