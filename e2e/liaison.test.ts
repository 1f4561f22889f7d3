import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  openAs,
  openBrowser,
  picturesOfFailures,
  startDemoServer,
  type Visitor,
} from './journey.ts';
import type { RunningServer } from './server.ts';

const title = 'Kosze przy przystanku przepełnione co weekend';
const answer = 'Od soboty kosze będą opróżniane także w niedzielę rano.';

describeInBrowser('a liaison', () => {
  let browser: Browser;
  let server: RunningServer;
  let liaison: Visitor;
  let neighbour: Visitor;
  let institution: string;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
    [liaison, neighbour] = await Promise.all([openAs(browser, server, 'ewa-z'), openAs(browser, server, 'adam-z')]);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('finds the list of what waits for their institutions', async () => {
    const { page } = liaison;
    await page.goto('/');
    await page
      .getByRole('link', { name: /Sprawy do odpowiedzi/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /na odpowiedź/ }).waitFor();
    await page.getByRole('table', { name: 'Sprawy czekające na odpowiedź, od najpilniejszych' }).waitFor();
  });

  test('goes from the list straight to an official answer', async () => {
    const { page } = liaison;
    await page.getByRole('link', { name: `Odpowiedz: ${title}` }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const official = page.getByRole('radio', { name: /^Oficjalnie jako / }).and(page.locator(':checked'));
    await official.waitFor();
    institution =
      (await official.locator('xpath=..').innerText()).split('\n')[0]?.replace(/^Oficjalnie jako /, '') ?? '';
    expect(institution).not.toBe('');
    await page.getByLabel('Treść odpowiedzi').fill(answer);
    await page.getByRole('tab', { name: 'Podgląd' }).click();
    await page.locator('.preview').getByText(answer).waitFor();
    await page.getByRole('button', { name: 'Wyślij oficjalnie' }).click();
    await page.getByRole('article').filter({ hasText: answer }).getByText('Oficjalna odpowiedź').waitFor();
  });

  test('and whoever opens the thread is led to it, under the institution’s name', async () => {
    const { page } = neighbour;
    await page.goto('/o/bema');
    const row = page.getByRole('article').filter({ has: page.getByRole('link', { name: title }) });
    await row.getByText('Jest odpowiedź').waitFor();
    await page.getByRole('link', { name: title }).click();
    const post = page.getByRole('article', { name: 'Oficjalna odpowiedź' }).filter({ hasText: answer });
    await post.getByText(institution, { exact: true }).waitFor();
    await page
      .getByText(/^(?:Jest oficjalna odpowiedź|Oficjalna odpowiedź z)/)
      .first()
      .waitFor();
    // It stands out by more than its words.
    const plain = page.locator('#post-1');
    const colour = (element: typeof post) => element.evaluate((node) => getComputedStyle(node).borderColor);
    expect(await colour(post)).not.toBe(await colour(plain));
    // The bar leads to its heading.
    await page.getByRole('link', { name: /^Oficjalna odpowiedź z/ }).click();
    await expect
      .poll(() => page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`))
      .toBe('H2 Oficjalna odpowiedź');
  });

  test('the matter leaves the list of those that wait', async () => {
    const { page } = liaison;
    await page.goto('/sprawy');
    await page.getByRole('heading', { level: 1, name: /na odpowiedź|Żadna sprawa/ }).waitFor();
    expect(await page.getByRole('link', { name: `Odpowiedz: ${title}` }).count()).toBe(0);
    await page.getByText('Z odpowiedzią', { exact: true }).click();
    await page.getByRole('link', { name: `Zobacz odpowiedź: ${title}` }).waitFor();
  });

  test('nothing went wrong in either browser', () => {
    expect([...liaison.problems, ...neighbour.problems]).toEqual([]);
  });
});
