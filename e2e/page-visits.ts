import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { desktop, openAs, openBrowser, picturesOfFailures, startDemoServer, type Visitor } from './journey.ts';
import { holdsInAllShapes, isWhole } from './page-checks.ts';
import { addressOfThread, signInOverHttp } from './people.ts';
import type { RunningServer } from './server.ts';

/** A page to be looked at. */
export interface PageCase {
  /** An address, or `thread:` and the beginning of a title in the first estate, or `person:` and whom the administrator sees. */
  readonly path: string;
  /** Who opens it; by default a guest. */
  readonly as?: string;
  /** By default 200. */
  readonly status?: number;
}

export interface Visits {
  readonly browser: Browser;
  readonly server: RunningServer;
  /** A person's browser, on a desktop; the same for all tests. `undefined`: a guest. */
  visitorAs(person: string | undefined): Promise<Visitor>;
  addressOf(path: string): Promise<string>;
  /** Goes there, and waits until nothing more is fetched. */
  open(visitor: Visitor, path: string): Promise<number | undefined>;
}

/** Set before the page runs, so that a broken policy is not only a line in the console. */
const watchPolicy = (): void => {
  addEventListener('securitypolicyviolation', (event) => {
    reportError(new Error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
};

/** A browser and a server for the tests of the `describe` that this is called in; they find the browser online again. */
export function useVisits(): Visits {
  let browser: Browser;
  let server: RunningServer;
  const visitors = new Map<string, Promise<Visitor>>();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
  });

  afterEach(async () => {
    for (const visitor of visitors.values()) {
      const { context, page } = await visitor;
      await context.setOffline(false);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
  });
  // Registered last, so that it comes first: while the pages are as the test left them.
  picturesOfFailures();

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const newVisitor = async (person: string | undefined): Promise<Visitor> => {
    const made = await openAs(browser, server, person ?? null);
    await made.context.addInitScript(watchPolicy);
    return made;
  };

  const addressOf = async (path: string): Promise<string> => {
    if (path.startsWith('thread:')) return addressOfThread(server.url, 'bema', path.slice('thread:'.length));
    if (!path.startsWith('person:')) return path;
    const { me } = await signInOverHttp(server.url, path.slice('person:'.length));
    return `/admin/osoby/${me.id}`;
  };

  return {
    get browser() {
      return browser;
    },
    get server() {
      return server;
    },
    visitorAs: async (person) => {
      const name = person ?? '';
      const visitor = visitors.get(name) ?? newVisitor(person);
      visitors.set(name, visitor);
      const made = await visitor;
      made.problems.length = 0;
      await made.page.setViewportSize(desktop.viewport);
      return made;
    },
    addressOf,
    open: async ({ page }, path) => (await page.goto(await addressOf(path), { waitUntil: 'networkidle' }))?.status(),
  };
}

/** A test for each page: whole, without violations in both themes, narrow enough, and quiet. */
export function testPages(visits: Visits, cases: readonly PageCase[]): void {
  const named = cases.map((page) => ({ ...page, who: page.as ?? 'a guest' }));
  test.each(named)(
    '$path as $who is accessible, narrow enough, quiet and named',
    async ({ path, as, status = 200 }) => {
      const visitor = await visits.visitorAs(as);
      expect(await visits.open(visitor, path)).toBe(status);
      await isWhole(visitor.page);
      await holdsInAllShapes(visitor.page);
      expect(visitor.problems.filter((problem) => status !== 404 || !problem.includes(' 404 '))).toEqual([]);
    },
  );
}
