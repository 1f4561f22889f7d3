import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  openAs,
  openBrowser,
  phone,
  picturesOfFailures,
  startDemoServer,
  type Visitor,
} from './journey.ts';
import { holdsInAllShapes, isWhole } from './page-checks.ts';
import { demoPassword } from './people.ts';
import type { RunningServer } from './server.ts';

/** Tab after Tab until the focus is on what is called so. */
const tabTo = async (page: Page, wanted: string): Promise<void> => {
  const nameOf = (): Promise<string> =>
    page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
      return (label ?? '').trim();
    });
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await nameOf()).startsWith(wanted)) return;
  }
  throw new Error(`Tab did not lead to ${wanted}`);
};

describeInBrowser('my data, with the keyboard alone', () => {
  let browser: Browser;
  let server: RunningServer;
  let krystyna: Visitor;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
    krystyna = await openAs(browser, server, 'krystyna-l', phone);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('a copy is asked for, made, and saved on the device', async () => {
    const { page, problems } = krystyna;
    await page.goto('/ustawienia/dane');
    await page.getByRole('button', { name: 'Przygotuj plik' }).waitFor();
    await tabTo(page, 'Przygotuj plik');
    await page.keyboard.press('Enter');
    await page.getByLabel('Obecne hasło').waitFor();
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByText(/^Plik z\s.*\sjest gotowy$/).waitFor();
    await tabTo(page, 'Pobierz');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^moje-dane-\d{4}-\d\d-\d\d\.zip$/);
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.toString('latin1')).toContain('posts.json');
    expect(problems).toEqual([]);
  });

  test('the bell tells of it on any page, and leads there', async () => {
    const { page, problems } = krystyna;
    await page.goto('/o/bema');
    await page
      .getByRole('link', { name: /^Powiadomienia, / })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const note = page.getByRole('link', { name: 'Kopia Twoich danych jest gotowa do pobrania' });
    await note.waitFor();
    await holdsInAllShapes(page);
    await tabTo(page, 'Kopia Twoich danych');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/ustawienia/dane');
    await page.getByText(/^Plik z\s.*\sjest gotowy$/).waitFor();
    expect(problems).toEqual([]);
  });

  test('leaving is asked for, told on every page, and taken back with one tap', async () => {
    const { page, problems } = krystyna;
    await tabTo(page, 'Usuń konto');
    await page.keyboard.press('Enter');
    await page.getByLabel('Obecne hasło').waitFor();
    await isWhole(page);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: /^Znikają razem z kontem/ }).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByText(/^Konto zostanie usunięte: /).waitFor();
    await page.getByText(/^Posty\sznikną\srazem/).waitFor();
    await isWhole(page);
    await holdsInAllShapes(page);

    await page.goto('/o/bema');
    await page.getByText(/^Konto zostanie usunięte: /).waitFor();
    await tabTo(page, 'Zostaję');
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Konto\szostaje\./)
      .first()
      .waitFor();
    await expect.poll(() => page.getByText(/^Konto zostanie usunięte: /).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('the same in English', async () => {
    const { page } = krystyna;
    await page.goto('/ustawienia/wyglad');
    await page.getByLabel('Język strony').selectOption('en');
    await page.getByRole('heading', { level: 1, name: 'Appearance and language' }).waitFor();
    await page.goto('/ustawienia/dane');
    await page.getByText(/^The file of\s.*\sis ready$/).waitFor();
    await tabTo(page, 'Delete the account');
    await page.keyboard.press('Enter');
    await page.getByLabel(/^They stay, signed/).waitFor();
    await isWhole(page);
    await holdsInAllShapes(page);
  });

  test('no cookie is set but those that are needed', async () => {
    const { context } = krystyna;
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).toSorted()).toEqual(['lang', 'refresh']);
    expect(cookies.filter(({ name }) => name === 'refresh')).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
  });
});
