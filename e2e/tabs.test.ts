import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  openAs,
  openBrowser,
  picturesOfFailures,
  startDemoServer,
  type Visitor,
} from './journey.ts';
import { addressOfThread, countPosts, findThread, replyOverHttp } from './people.ts';
import type { RunningServer } from './server.ts';

const title = 'Piwnice: czyje są ziemniaki';

describeInBrowser('tabs, buttons and the way back', () => {
  let browser: Browser;
  let server: RunningServer;
  let visitor: Visitor;

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
  });

  afterEach(async () => {
    await visitor.context.close();
  });
  // Registered last, so that it comes first: while the pages are still open.
  picturesOfFailures();

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const isIn = (page: Page): Promise<void> =>
    page
      .getByRole('button', { name: /^Powiadomienia/ })
      .first()
      .waitFor();

  for (const withLocks of [true, false]) {
    const how = withLocks ? 'taking turns' : 'in a browser that knows no locks';
    test(`two tabs that renew their session at once both stay in, ${how}`, async () => {
      visitor = await openAs(browser, server, 'zofia-r');
      const { context, page } = visitor;
      if (!withLocks) {
        await context.addInitScript(() => {
          Reflect.deleteProperty(Navigator.prototype, 'locks');
        });
      }
      const second = await context.newPage();
      for (let round = 0; round < 3; round += 1) {
        const refreshes = [page, second].map((tab) =>
          tab.waitForResponse((response) => response.url().endsWith('/auth/refresh')),
        );
        await Promise.all([page, second].map((tab) => tab.goto('/')));
        for (const refresh of await Promise.all(refreshes)) expect(refresh.status()).toBe(200);
        await Promise.all([page, second].map(isIn));
      }
    });
  }

  test('signing out in one tab signs out in the other', async () => {
    visitor = await openAs(browser, server, 'zofia-r');
    const { context, page } = visitor;
    const second = await context.newPage();
    await Promise.all([page.goto('/ustawienia/konto'), second.goto('/o/piasta')]);
    await Promise.all([isIn(page), isIn(second)]);
    await page.getByRole('button', { name: 'Wyloguj się' }).click();
    await second.getByRole('link', { name: 'Zaloguj się' }).first().waitFor();
    expect(visitor.problems).toEqual([]);
  });

  test('what is sent in one tab takes nothing from what is written in another', async () => {
    visitor = await openAs(browser, server, 'halina-w');
    const { context, page } = visitor;
    const second = await context.newPage();
    const address = await addressOfThread(server.url, 'bema', 'Znalezione klucze');
    for (const tab of [page, second]) await tab.goto(address);
    const write = async (tab: Page, text: string): Promise<void> => {
      await tab.getByLabel('Treść odpowiedzi').fill(text);
      await tab.getByText('Szkic zapisany').waitFor();
    };
    await write(second, 'Piszę to w drugiej karcie.');
    await write(page, 'A to w pierwszej.');
    await page.getByRole('button', { name: 'Wyślij', exact: true }).click();
    await page.locator('.prose').getByText('A to w pierwszej.').waitFor();
    await second.close();
    const third = await context.newPage();
    await third.goto(address);
    await expect.poll(() => third.getByLabel('Treść odpowiedzi').inputValue()).toBe('Piszę to w drugiej karcie.');
  });

  test('a session ended on another device leaves a guest who still gets what is new', async () => {
    visitor = await openAs(browser, server, 'roman-g');
    const { context, page } = visitor;
    const live = page.waitForEvent('websocket');
    await page.goto(await addressOfThread(server.url, 'piasta', title));
    await live;
    await isIn(page);
    await context.request.post('/api/v1/auth/sign-out', {
      headers: { origin: server.url, 'content-type': 'application/json' },
      data: {},
    });
    await page.getByRole('link', { name: 'Zaloguj się' }).first().waitFor();
    const { id } = await findThread(server.url, 'piasta', title);
    await replyOverHttp(server.url, 'oksana-m', id, 'Ziemniaki są moje, przepraszam.');
    await page.getByRole('button', { name: /^1\snowy post$/ }).waitFor();
  });

  test('a double click on send makes one post', async () => {
    visitor = await openAs(browser, server, 'jola-t');
    const { page } = visitor;
    const { id } = await findThread(server.url, 'piasta', title);
    const text = 'Dwa kliknięcia, jeden post.';
    await page.goto(await addressOfThread(server.url, 'piasta', title));
    await page.getByLabel('Treść odpowiedzi').fill(text);
    await page.getByRole('button', { name: 'Wyślij', exact: true }).dblclick();
    await page.locator('.post:not(.pending)').filter({ hasText: text }).waitFor();
    await page.locator('.post.pending').waitFor({ state: 'detached' });
    expect(await countPosts(server.url, id, text)).toBe(1);
  });

  test('a page whose code is not there without a network says so, and comes when the network is back', async () => {
    visitor = await openAs(browser, server, null);
    const { context, page } = visitor;
    await page.goto('/zasady', { waitUntil: 'networkidle' });
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Fora osiedli' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nie ma internetu' }).waitFor();
    expect(await page.title()).toContain('Nie ma internetu');
    await context.setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'Fora osiedli' }).waitFor();
  });

  test('back leads to the list as it was left, forward to the thread', async () => {
    visitor = await openAs(browser, server, null);
    const { page } = visitor;
    await page.goto('/o/bema', { waitUntil: 'networkidle' });
    const row = page.getByRole('link', { name: /^Lodowisko, którego nikt nie budował/ });
    await row.scrollIntoViewIfNeeded();
    const before = await row.evaluate((node) => node.getBoundingClientRect().top);
    await row.click();
    await page.getByRole('heading', { level: 1, name: /^Lodowisko/ }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /Bema/ }).waitFor();
    await expect
      .poll(async () => Math.round((await row.evaluate((node) => node.getBoundingClientRect().top)) - before))
      .toBe(0);
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: /^Lodowisko/ }).waitFor();
    expect(visitor.problems).toEqual([]);
  });
});
