import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  openAs,
  openBrowser,
  phone,
  picturesOfFailures,
  startDemoServer,
  type Visitor,
} from './journey.ts';
import { addressOfThread, countPosts, demoEmail, demoPassword, findThread } from './people.ts';
import type { RunningServer } from './server.ts';

const title = 'Trąbka na czwartym piętrze';

describeInBrowser('a reply from a phone', () => {
  let browser: Browser;
  let server: RunningServer;
  let address: string;
  let thread: string;
  let visitor: Visitor;

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
    address = await addressOfThread(server.url, 'piasta', title);
    ({ id: thread } = await findThread(server.url, 'piasta', title));
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

  const open = async (person: string | null): Promise<Page> => {
    visitor = await openAs(browser, server, person, phone);
    await visitor.page.goto(address);
    await visitor.page.getByLabel('Treść odpowiedzi').waitFor();
    return visitor.page;
  };
  const write = async (page: Page, text: string): Promise<void> => {
    await page.getByLabel('Treść odpowiedzi').fill(text);
    await page.getByRole('button', { name: 'Wyślij', exact: true }).tap();
  };
  const signIn = async (page: Page, person: string): Promise<void> => {
    await page.getByLabel('Adres e-mail').fill(demoEmail(person));
    await page.getByRole('button', { name: 'Zaloguj się hasłem' }).tap();
    await page.getByLabel('Hasło', { exact: true }).fill(demoPassword);
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).tap();
  };

  test('whose answer is lost on the way stays, says why, and sent again is one post', async () => {
    const text = 'U nas też słychać, ale ładnie gra.';
    const page = await open('jola-t');
    const answersLost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/posts'));
    await page.route(
      '**/api/v1/threads/*/posts',
      async (route) => {
        // The server has done its part; only its answer does not arrive.
        const answer = await route.fetch();
        expect(answer.status()).toBe(201);
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await write(page, text);
    await answersLost;
    const pending = page.getByRole('article', { name: 'Twoja odpowiedź' });
    await pending.getByText(text).waitFor();
    await pending.getByRole('alert').getByText('Nie udało się połączyć.', { exact: false }).waitFor();
    expect(await countPosts(server.url, thread, text)).toBe(1);

    await pending.getByRole('button', { name: 'Wyślij ponownie' }).tap();
    await pending.waitFor({ state: 'detached' });
    await page.getByRole('article').filter({ hasText: text }).waitFor();
    expect(await page.getByRole('article').filter({ hasText: text }).count()).toBe(1);
    expect(await countPosts(server.url, thread, text)).toBe(1);
  });

  test('written in a lift waits, and goes by itself when the network is back', async () => {
    const text = 'Piszę z windy, bez zasięgu.';
    const page = await open('jadwiga-m');
    const field = page.getByLabel('Treść odpowiedzi');
    await field.scrollIntoViewIfNeeded();
    await visitor.context.setOffline(true);
    const isSeen = (locator: Locator): Promise<boolean> =>
      locator.evaluate((element) => {
        const { top, bottom, left } = element.getBoundingClientRect();
        const front = document.elementFromPoint(left + 1, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
        return top < innerHeight && bottom > 0 && front !== null && element.contains(front);
      });
    // Far down, where one writes.
    const offline = page.getByText('Nie ma internetu.').locator('xpath=..');
    await offline.waitFor();
    expect(await isSeen(offline)).toBe(true);
    await write(page, `${text}${'\n\nI jeszcze jedno zdanie.'.repeat(12)}`);
    const pending = page.getByRole('article', { name: 'Twoja odpowiedź' });
    const waits = pending.getByText('czeka na wysłanie');
    await waits.waitFor();
    await expect.poll(() => isSeen(pending.getByText('I jeszcze jedno zdanie.'))).toBe(true);
    expect(await countPosts(server.url, thread, text)).toBe(0);
    await visitor.context.setOffline(false);
    await pending.waitFor({ state: 'detached' });
    await page.getByRole('article').filter({ hasText: text }).waitFor();
    expect(await countPosts(server.url, thread, text)).toBe(1);
  });

  test('is sent by a tap where the tab bar was, and comes back', async () => {
    const text = 'Przycisk był na samym dole ekranu.';
    const page = await open('zofia-r');
    await page.getByLabel('Treść odpowiedzi').fill(text);
    const send = page.getByRole('button', { name: 'Wyślij', exact: true });
    await send.evaluate((node) => node.scrollIntoView({ block: 'end', behavior: 'instant' }));
    const bar = page.getByRole('navigation', { name: 'Główna (telefon)' });
    await bar.waitFor({ state: 'hidden' });
    await send.tap();
    await page.locator('.post:not(.pending)').filter({ hasText: text }).waitFor();
    await bar.waitFor();
  });

  test('survives a reload before it could be sent', async () => {
    const text = 'Zamknięta karta to nie koniec.';
    const page = await open('adam-z');
    await page.route('**/api/v1/threads/*/posts', (route) => route.abort('connectionreset'));
    await write(page, text);
    const pending = page.getByRole('article', { name: 'Twoja odpowiedź' });
    await pending.getByRole('alert').waitFor();
    await page.unroute('**/api/v1/threads/*/posts');
    await page.reload();
    await page.getByRole('article').filter({ hasText: text }).first().waitFor();
    const again = pending.getByRole('button', { name: 'Wyślij ponownie' });
    await again
      .or(page.locator('.post:not(.pending)').filter({ hasText: text }))
      .first()
      .waitFor();
    if (await again.isVisible()) await again.tap();
    await expect.poll(() => countPosts(server.url, thread, text), { timeout: 10_000 }).toBe(1);
  });

  test('of somebody whose session ended while they wrote waits for them, and for nobody else', async () => {
    const text = 'Pisałem to długo, a sesja się skończyła.';
    const page = await open('marian-p');
    await page.getByLabel('Treść odpowiedzi').fill(text);
    // Signed out from another device, as far as this page can tell.
    const ended = await visitor.context.request.post('/api/v1/auth/sign-out', {
      headers: { origin: server.url, 'content-type': 'application/json' },
      data: {},
    });
    expect(ended.ok()).toBe(true);
    await page.getByRole('alert').filter({ hasText: 'Sesja wygasła.' }).waitFor();
    const reply = page.getByRole('region', { name: 'Napisz odpowiedź' });
    await reply.getByText('Twój tekst został w szkicu.').waitFor();
    // The phone may be in other hands by now.
    expect(await page.getByText(text).count()).toBe(0);
    expect(await page.getByLabel('Treść odpowiedzi').count()).toBe(0);

    await reply.getByRole('link', { name: 'Zaloguj się' }).tap();
    await signIn(page, 'marian-p');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await expect.poll(() => page.getByLabel('Treść odpowiedzi').inputValue()).toBe(text);
    await page.getByText('To Twój szkic z poprzedniej wizyty.').waitFor();
    expect(await page.getByText('Sesja wygasła.').count()).toBe(0);
    await page.getByRole('button', { name: /wyślij$/i }).tap();
    await page.locator('.post:not(.pending)').filter({ hasText: text }).waitFor();
    expect(await countPosts(server.url, thread, text)).toBe(1);
  });

  test('begun by a guest waits for them behind the sign-in', async () => {
    const text = 'Najpierw napisałam, potem się zalogowałam.';
    const page = await open(null);
    await write(page, text);
    const prompt = page.getByRole('region', { name: 'Zaloguj się, żeby wysłać.' });
    await prompt.waitFor();
    await expect.poll(() => prompt.evaluate((node) => node === document.activeElement)).toBe(true);
    const bar = page.getByRole('navigation', { name: 'Główna (telefon)' });
    await bar.waitFor();
    const [asks, below] = await Promise.all([prompt.boundingBox(), bar.boundingBox()]);
    expect((asks?.y ?? 0) + (asks?.height ?? 0)).toBeLessThan(below?.y ?? 0);
    await page.locator('main').getByRole('link', { name: 'Zaloguj się' }).last().tap();
    await signIn(page, 'sigrid-l');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await expect.poll(() => page.getByLabel('Treść odpowiedzi').inputValue()).toBe(text);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('napisz');
    await page.getByRole('button', { name: 'Wyślij', exact: true }).tap();
    await page.locator('.post:not(.pending)').filter({ hasText: text }).waitFor();
    expect(await countPosts(server.url, thread, text)).toBe(1);
  });
});
