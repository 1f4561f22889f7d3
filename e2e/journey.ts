import { afterEach, describe, inject } from 'vitest';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { launch } from './browser.ts';
import { signInOverHttp } from './people.ts';
import { startServer, type RunningServer, type ServerOptions } from './server.ts';

const browserPath = inject('browserPath');

/** `describe` for what needs a browser: skipped when none starts (on a build server that is a failure, see setup.ts). */
export const describeInBrowser = describe.skipIf(browserPath === null);

/** Short side and long side of what people hold or sit at. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const desktop = { viewport: { width: 1280, height: 800 } };

/** A new browser process; close it in `afterAll`. Give each person a context of their own (`openAs`). */
export function openBrowser(): Promise<Browser> {
  if (browserPath === null) throw new Error('There is no browser; use describeInBrowser.');
  return launch(browserPath);
}

/** A server of one's own with the demo in it; stop it in `afterAll`. */
export function startDemoServer(options: ServerOptions = {}): Promise<RunningServer> {
  return startServer({ copyDataFrom: inject('preparedData'), ...options });
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /**
   * What should never happen while somebody uses the site: errors in the console (broken content policies among them),
   * uncaught exceptions, requests to another origin.
   */
  readonly problems: string[];
}

/**
 * A browser of their own for one person of the demo (its key, such as `halina-w`), already signed in; `null`: a guest.
 * `base` is where the browser goes, when that is not the server itself.
 */
export async function openAs(
  browser: Browser,
  server: Pick<RunningServer, 'url'>,
  person: string | null,
  options: BrowserContextOptions & { readonly base?: string } = {},
): Promise<Visitor> {
  const { base = server.url, ...rest } = options;
  const context = await browser.newContext({
    ...desktop,
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    baseURL: base,
    ...(person !== null && { storageState: await signedInState(server.url, base, person) }),
    ...rest,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const problems: string[] = [];
  watch(page, new URL(base).origin, problems);
  openContexts.add(context);
  context.on('close', () => openContexts.delete(context));
  return { context, page, problems };
}

/** Notes what should never happen on a page. */
export function watch(page: Page, origin: string, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (/^(?:https?|wss?):$/.test(protocol) && to !== origin) problems.push(`other origin: ${request.url()}`);
  });
}

/** What the browser keeps of somebody who has signed in: the cookie, and the hint that there is one. */
async function signedInState(
  server: string,
  base: string,
  person: string,
): Promise<Exclude<BrowserContextOptions['storageState'], string | undefined>> {
  const { cookie } = await signInOverHttp(server, person);
  const [name = '', value = ''] = cookie.split('=', 2);
  const lastsAnHour = Math.floor(Date.now() / 1000) + 3600;
  return {
    cookies: [
      {
        name,
        value,
        domain: new URL(base).hostname,
        path: '/',
        httpOnly: true,
        secure: false,
        sameSite: 'Strict',
        expires: lastsAnHour,
      },
    ],
    origins: [{ origin: new URL(base).origin, localStorage: [{ name: 'session', value: '1' }] }],
  };
}

const openContexts = new Set<BrowserContext>();

/** Keeps a picture of every open page when a test fails, and says where. */
export function picturesOfFailures(): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const pages = [...openContexts].flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      const path = join(tmpdir(), `moja-ulica-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}-${index}.png`);
      await page.screenshot({ path, timeout: 5_000 }).then(
        () => process.stdout.write(`Picture of ${page.url()}: ${path}\n`),
        () => undefined,
      );
    }
  });
}

/** Presses Tab until this has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab did not lead there');
}
