import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  describeInBrowser,
  desktop,
  openAs,
  openBrowser,
  picturesOfFailures,
  startDemoServer,
  type Visitor,
} from './journey.ts';
import { addressOfThread } from './people.ts';
import type { RunningServer } from './server.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const themes = ['light', 'dark'] as const;
const widths = [1280, 390] as const;

interface PageCase {
  readonly path: string;
  /** Who opens it; by default a guest. */
  readonly as?: string;
  readonly status?: number;
  /** Found out by the client only: profiles have no first HTML of their own. */
  readonly missing?: boolean;
}

const matter = 'Zapadnięty chodnik';
const ukrainian = 'Шукаю майстра';

const cases: readonly PageCase[] = [
  { path: '/' },
  { path: '/', as: 'jadwiga-m' },
  { path: '/osiedla', as: 'jadwiga-m' },
  { path: '/miasto' },
  { path: '/o/bema' },
  { path: '/o/bema', as: 'krystyna-l' },
  { path: '/o/bema?status=czeka' },
  { path: `thread:${matter}` },
  { path: `thread:${matter}`, as: 'halina-w' },
  { path: `thread:${ukrainian}`, as: 'krystyna-l' },
  { path: '/o/bema/nowy' },
  { path: '/o/bema/nowy', as: 'ewa-z' },
  { path: '/u/halina-w' },
  { path: '/powiadomienia', as: 'roman-g' },
  { path: '/moderacja', as: 'krystyna-l' },
  { path: '/sprawy', as: 'ewa-z' },
  { path: '/ustawienia/wyglad', as: 'jadwiga-m' },
  { path: '/wiecej', as: 'krystyna-l' },
  { path: '/zasady' },
  { path: '/prywatnosc' },
  { path: '/dostepnosc' },
  { path: '/o-projekcie' },
  { path: '/kontakt' },
  { path: '/zaloguj' },
  { path: '/rejestracja' },
  // What one meets when something is missing, forbidden or not for guests.
  { path: '/nie-ma-takiej', status: 404 },
  { path: '/o/nie-ma-takiego', status: 404 },
  { path: '/u/nie-ma-takiej', missing: true },
  { path: '/moderacja', as: 'halina-w' },
  { path: '/powiadomienia' },
];

/** Set before the page runs, so that a broken policy is not only a line in the console. */
const watchPolicy = (): void => {
  addEventListener('securitypolicyviolation', (event) => {
    reportError(new Error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
};

describeInBrowser('every page', () => {
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

  const visitorAs = async (person: string | undefined): Promise<Visitor> => {
    const name = person ?? '';
    let visitor = visitors.get(name);
    if (visitor === undefined) {
      visitor = openAs(browser, server, person ?? null).then(async (made) => {
        await made.context.addInitScript(watchPolicy);
        return made;
      });
      visitors.set(name, visitor);
    }
    const made = await visitor;
    made.problems.length = 0;
    await made.page.setViewportSize(desktop.viewport);
    return made;
  };

  const pathOf = (path: string): Promise<string> | string =>
    path.startsWith('thread:') ? addressOfThread(server.url, 'bema', path.slice('thread:'.length)) : path;

  test.each(cases)(
    '$path as $as is accessible, narrow enough, quiet and named',
    async ({ path, as, status = 200, missing = status === 404 }) => {
      const { page, problems } = await visitorAs(as);
      const answer = await page.goto(await pathOf(path), { waitUntil: 'networkidle' });
      expect(answer?.status()).toBe(status);
      await isWhole(page);
      await holdsInAllShapes(page);
      expect(problems.filter((problem) => !missing || !problem.includes(' 404 '))).toEqual([]);
    },
  );

  describe('in English', () => {
    test.each(
      cases.filter(({ path, as }) => as === undefined && ['/', '/o/bema', '/zaloguj', '/zasady'].includes(path)),
    )('$path speaks it, and passes too', async ({ path }) => {
      const visitor = await openAs(browser, server, null, { locale: 'en-GB' });
      const { page } = visitor;
      await page.goto(path, { waitUntil: 'networkidle' });
      const english = page.getByRole('button', { name: 'English' }).or(page.getByRole('link', { name: 'English' }));
      if ((await page.locator('html').getAttribute('lang')) !== 'en') await english.first().click();
      await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
      await isWhole(page);
      expect(await violations(page)).toEqual([]);
      expect(visitor.problems).toEqual([]);
      await visitor.context.close();
    });
  });

  describe('with something open', () => {
    test('a menu and the report dialog pass', async () => {
      const { page } = await visitorAs('halina-w');
      await page.goto(await pathOf(`thread:${matter}`), { waitUntil: 'networkidle' });
      await page.getByRole('button', { name: /^Więcej działań: .* nr 2$/ }).click();
      await page.getByRole('menu').waitFor();
      await inBothThemes(page, 'menu');
      await page.getByRole('menuitem', { name: 'Zgłoś naruszenie' }).click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Zgłoś', exact: true }).click();
      await page.getByRole('dialog').getByRole('alert').waitFor();
      await inBothThemes(page, 'report dialog');
    });

    test('the bell passes', async () => {
      const { page } = await visitorAs('roman-g');
      await page.goto('/', { waitUntil: 'networkidle' });
      await page.getByRole('button', { name: /^Powiadomienia/ }).click();
      await page.getByRole('heading', { name: 'Powiadomienia' }).waitFor();
      await inBothThemes(page, 'bell');
    });
  });

  describe('when something is wrong', () => {
    test('a form with errors passes, and its summary takes the focus', async () => {
      const { page } = await visitorAs('jadwiga-m');
      await page.goto('/o/bema/nowy', { waitUntil: 'networkidle' });
      await page.getByRole('button', { name: 'Opublikuj' }).click();
      await page.getByRole('alert').first().waitFor();
      await expect.poll(() => page.title()).toContain('Błąd:');
      await inBothThemes(page, 'errors');
    });

    test('without a network what was not yet read says so, and what was read can be read', async () => {
      const { page, context } = await visitorAs(undefined);
      await page.goto('/o/bema', { waitUntil: 'networkidle' });
      await context.setOffline(true);
      await page.getByText('Nie ma internetu.').first().waitFor();
      await isWhole(page);
      await inBothThemes(page, 'offline banner');
      await page
        .getByRole('link', { name: /Forum miasta/ })
        .first()
        .click();
      await page.getByText('Tej strony jeszcze nie było').waitFor();
      await inBothThemes(page, 'offline');
      await context.setOffline(false);
      await page.getByRole('article').first().waitFor();
    });

    test('a server in trouble is named, with a way to try again', async () => {
      const { page } = await visitorAs(undefined);
      await page.goto('/', { waitUntil: 'networkidle' });
      await page.route('**/api/v1/places/*/threads*', (route) =>
        route.fulfill({
          status: 500,
          contentType: 'application/json',
          body: JSON.stringify({ code: 'internal', message: 'broken', requestId: 'abc123' }),
        }),
      );
      await page
        .getByRole('link', { name: /Tysiąclecia/ })
        .first()
        .click();
      const retry = page.getByRole('button', { name: 'Spróbuj ponownie' });
      await retry.waitFor();
      await inBothThemes(page, 'error');
      await page.unroute('**/api/v1/places/*/threads*');
      await retry.click();
      await page.getByRole('article').first().waitFor();
    });
  });
});

/** One heading of the first level, a title of its own, a language. */
async function isWhole(page: Page): Promise<void> {
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await page.title()).toMatch(/\S/);
  expect(await page.locator('html').getAttribute('lang')).toMatch(/^(?:pl|en)$/);
}

/** Both themes on desktop and phone; then nothing may stick out at 320 px or with text twice as large. */
async function holdsInAllShapes(page: Page): Promise<void> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      // A theme changes colours and nothing else, so the second one is asked about those alone.
      const rules = theme === 'light' ? undefined : ['color-contrast', 'link-in-text-block'];
      found.push(...(await violations(page, rules)).map((violation) => `${width} ${theme}: ${violation}`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  for (const [width, size] of [
    [320, '100%'],
    [390, '100%'],
    [390, '200%'],
    [1280, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
      const { scrollWidth, clientWidth } = document.documentElement;
      const isCut = (element: Element | null): boolean =>
        element !== null && (getComputedStyle(element).overflowX !== 'visible' || isCut(element.parentElement));
      const beyond = [...document.querySelectorAll('body *')].filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isCut(element.parentElement),
      );
      const names = beyond.slice(-4).map((element) => `${element.tagName}.${element.getAttribute('class')}`);
      document.documentElement.style.fontSize = '';
      return scrollWidth > clientWidth ? `${scrollWidth} px wide because of ${names.join(', ')}` : '';
    }, size);
    if (wide !== '') found.push(`sideways at ${width} px, text ${size}: ${wide}`);
  }
  expect(found).toEqual([]);
}

async function inBothThemes(page: Page, what: string): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    expect((await violations(page)).map((violation) => `${what}, ${theme}: ${violation}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** What axe finds, a line for each element at fault. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Evaluated rather than added as a script: the page's content policy is a strict one.
  await page.evaluate(`window.axe || (() => { ${axe.source} })()`);
  return page.evaluate(
    async (runOnly) => {
      const { axe: engine } = window as unknown as { axe: typeof import('axe-core') };
      const results = await engine.run({ runOnly, resultTypes: ['violations'] });
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
      );
    },
    [...(rules ?? tags)],
  );
}
