import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  openAs,
  openBrowser,
  picturesOfFailures,
  startDemoServer,
  type Visitor,
} from './journey.ts';
import { demoEmail, demoPassword } from './people.ts';
import type { RunningServer } from './server.ts';

const title = 'Liście pod oknami';

interface Focused {
  readonly name: string;
  readonly tag: string;
  /** Something is drawn around it. */
  readonly ringed: boolean;
  /** No bar lies over it. */
  readonly uncovered: boolean;
}

/** What has the focus, and whether one can see it. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const box = element.getBoundingClientRect();
    const holder = element.closest('.composer, label') ?? element;
    const hasRing = (node: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    const inWindow = box.bottom > 0 && box.top < innerHeight;
    const at = document.elementFromPoint(box.left + box.width / 2, Math.min(box.top + box.height / 2, innerHeight - 1));
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent).trim().replaceAll(/\s+/g, ' '),
      tag: element.tagName,
      ringed: hasRing(element) || hasRing(holder),
      uncovered: inWindow && at !== null && (element.contains(at) || at.contains(element)),
    };
  });

/** Presses Tab until the focus is where it was to go; every stop on the way has to be visible. */
const tabTo = async (page: Page, wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    const { tag, name } = await focused(page);
    if (tag === 'BODY') continue;
    passed.push(name.slice(0, 40));
    // The page may still be scrolling there.
    await expect.poll(() => focused(page), { interval: 20 }).toMatchObject({ name, ringed: true, uncovered: true });
    if (wanted.test(name)) return;
  }
  throw new Error(`Tab did not lead to ${String(wanted)}, but past: ${passed.join(' | ')}`);
};

describeInBrowser('with the keyboard alone', () => {
  let browser: Browser;
  let server: RunningServer;
  let visitor: Visitor;
  let page: Page;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
    visitor = await openAs(browser, server, null);
    ({ page } = visitor);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const headingHasFocus = async (name: RegExp): Promise<void> => {
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await expect.poll(() => focused(page)).toMatchObject({ tag: 'H1', name: expect.stringMatching(name) as string });
  };

  test('the first stop leads past the navigation', async () => {
    await page.goto('/', { waitUntil: 'networkidle' });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ name: 'Przejdź do treści', ringed: true, uncovered: true });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tresc');
  });

  test('signs in', async () => {
    await tabTo(page, /^Zaloguj się$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await headingHasFocus(/^Zaloguj się$/);
    await page.keyboard.press('Tab');
    await page.keyboard.type(demoEmail('tomasz-k'));
    await tabTo(page, /^Zaloguj się hasłem$/);
    await page.keyboard.press('Enter');
    await page.getByLabel('Hasło', { exact: true }).waitFor();
    await page.keyboard.press('Shift+Tab');
    while (!(await page.getByLabel('Hasło', { exact: true }).evaluate((node) => node === document.activeElement))) {
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await headingHasFocus(/^Co słychać na osiedlu/);
  });

  test('finds a thread; each new page gives the focus to its heading and sets the title', async () => {
    await tabTo(page, /^Bema/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await headingHasFocus(/Bema/);
    await expect.poll(() => page.title()).toContain('Bema');
    await page.getByRole('link', { name: title }).waitFor();
    await tabTo(page, new RegExp(`^${title}`));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${title}`) }).waitFor();
    await expect.poll(() => page.title()).toContain(title);
    // This row leads to what is new in the thread, so that is where one goes on reading: at the first unread post.
    const unread = await page.locator('.newline + article').getAttribute('id');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(unread);
  });

  test('quotes a post in a reply', async () => {
    await page.locator('#post-2').evaluate((node) => node.focus());
    await tabTo(page, /^Więcej działań: .*, post\snr\s2$/);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    expect((await focused(page)).name).toBe('Kopiuj link');
    await page.keyboard.press('ArrowDown');
    expect((await focused(page)).name).toBe('Zacytuj');
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Treść odpowiedzi');
    await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toMatch(/^> [^[\]()\n]+, nr\s2:\n>/);
    await page.keyboard.type('Zgadzam się, jeże też tu mieszkają.');
    await page.keyboard.press('Control+Enter');
    const post = page.locator('.post:not(.pending)').filter({ hasText: 'jeże też tu mieszkają' });
    await post.waitFor();
    await post
      .locator('blockquote')
      .getByRole('link', { name: /, nr\s2$/ })
      .waitFor();
  });

  test('reports a post; menus and dialogs give the focus back', async () => {
    await page.locator('#post-3').evaluate((node) => node.focus());
    await tabTo(page, /^Więcej działań: .*, post\snr\s3$/);
    const opener = (await focused(page)).name;
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect((await focused(page)).name).toBe(opener);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    expect((await focused(page)).name).toBe('Zgłoś naruszenie');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Co jest nie tak z tym postem?' });
    await dialog.waitFor();
    expect((await focused(page)).name).toBe('Co jest nie tak z tym postem?');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await focused(page)).name).toBe(opener);

    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await dialog.getByRole('radio', { name: 'Spam lub reklama' }).isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('Zgłoszenie przyjęte.').first().waitFor();
    expect((await focused(page)).name).toBe(opener);
  });

  test('nothing went wrong on the way', () => {
    expect(visitor.problems).toEqual([]);
  });
});
