import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  openAs,
  openBrowser,
  picturesOfFailures,
  startDemoServer,
  type Visitor,
} from './journey.ts';
import { addressOfThread, findThread, hideOverHttp, replyOverHttp } from './people.ts';
import type { RunningServer } from './server.ts';

const text = 'Byłam tam rano: płyta rusza się pod nogą.';

/** Distance of an element from the top of the window. */
const topOf = (element: Locator): Promise<number> => element.evaluate((node) => node.getBoundingClientRect().top);

const bellOf = (page: Page): Locator => page.getByRole('button', { name: /^Powiadomienia/ });

const rings = async (page: Page): Promise<number> => {
  const name = (await bellOf(page).getAttribute('aria-label')) ?? '';
  return Number(/\d+/.exec(name)?.[0] ?? 0);
};

describeInBrowser('neighbours in one thread', () => {
  let browser: Browser;
  let server: RunningServer;
  let halina: Visitor;
  let tomasz: Visitor;
  let krystyna: Visitor;
  let address: string;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
    address = await addressOfThread(server.url, 'bema', 'Zapadnięty chodnik', 25);
    [halina, tomasz, krystyna] = await Promise.all([
      openAs(browser, server, 'halina-w'),
      openAs(browser, server, 'tomasz-k'),
      openAs(browser, server, 'krystyna-l'),
    ]);
    for (const { page } of [halina, tomasz, krystyna]) {
      await page.goto(address);
      // Two readers are counted once the live connection stands; whoever comes last is seen by all.
      await page.getByLabel('Treść odpowiedzi').waitFor();
    }
    await halina.page.getByText(/czyta(?:ją)? 3\sos/).waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const postOf = (page: Page): Locator => page.getByRole('article').filter({ has: page.getByText(text) });

  test('one writes, and the other is told without touching anything; what they read does not move', async () => {
    const rang = await rings(halina.page);
    const read = halina.page.locator('#post-23');
    await read.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const before = await topOf(read);

    await tomasz.page.getByLabel('Treść odpowiedzi').fill(text);
    await tomasz.page.getByRole('button', { name: 'Wyślij', exact: true }).click();
    await tomasz.page.locator('#post-26').getByText(text).waitFor();

    await halina.page.getByRole('button', { name: '1 nowy post' }).waitFor();
    expect(await topOf(read)).toBe(before);
    expect(await postOf(halina.page).count()).toBe(0);
    // It is her thread, so her bell rings too.
    await expect.poll(() => rings(halina.page), { timeout: 10_000 }).toBe(rang + 1);
    expect(await topOf(read)).toBe(before);

    await halina.page.getByRole('button', { name: '1 nowy post' }).click();
    await halina.page.locator('#post-26').getByText(text).waitFor();
  });

  test('hidden by a moderator, it becomes a stub for everybody, and what they read does not move', async () => {
    const rang = await rings(tomasz.page);
    const hidden = halina.page.locator('#post-26');
    const read = halina.page.locator('#post-23');
    await read.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const before = await topOf(read);

    await krystyna.page.getByRole('button', { name: '1 nowy post' }).click();
    await krystyna.page.getByRole('button', { name: 'Więcej działań: Tomasz K., post nr 26' }).click();
    await krystyna.page.getByRole('menuitem', { name: 'Ukryj post' }).click();
    const dialog = krystyna.page.getByRole('dialog', { name: 'Ukryć post nr 26?' });
    await dialog.getByText('Nie na temat').click();
    await dialog.getByRole('button', { name: 'Ukryj post' }).click();
    await krystyna.page.getByText('Post ukryty. Uzasadnienie trafi').waitFor();

    await hidden.getByText('Post ukryty przez moderację. Powód: nie na temat.').waitFor();
    expect(await hidden.getByText(text).count()).toBe(0);
    expect(await topOf(read)).toBe(before);
    // Its author reads why, and may still see what they wrote.
    await tomasz.page.locator('#post-26').getByText('Uzasadnienie:').waitFor();
    await expect.poll(() => rings(tomasz.page), { timeout: 10_000 }).toBe(rang + 1);
  });

  test('a post above what is read becomes a stub of another height, and what is read stays', async () => {
    const { id } = await findThread(server.url, 'bema', 'Zapadnięty chodnik');
    const read = halina.page.locator('#post-24');
    const above = halina.page.locator('#post-21');
    await read.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
    const before = await topOf(read);
    const height = await above.evaluate((node) => node.getBoundingClientRect().height);
    await hideOverHttp(server.url, 'krystyna-l', id, 21);
    await above.getByText('Post ukryty przez moderację.').waitFor();
    expect(await above.evaluate((node) => node.getBoundingClientRect().height)).not.toBe(height);
    expect(Math.abs((await topOf(read)) - before)).toBeLessThan(1);
  });

  test('who is writing is seen by the others, not by themselves', async () => {
    await halina.page.getByLabel('Treść odpowiedzi').pressSequentially('Dzię');
    await tomasz.page.getByText('Halina W. pisze…').waitFor();
    expect(await halina.page.getByText('Halina W. pisze…').count()).toBe(0);
  });

  test('what came during a cut is there after it', async () => {
    await krystyna.context.setOffline(true);
    await krystyna.page.getByText('Nie ma internetu.').waitFor();
    const { id } = await findThread(server.url, 'bema', 'Zapadnięty chodnik');
    await replyOverHttp(server.url, 'marian-p', id, 'Napisane, kiedy nie było sieci.');
    await krystyna.context.setOffline(false);
    await krystyna.page.getByRole('button', { name: '1 nowy post' }).click();
    await krystyna.page.getByText('Napisane, kiedy nie było sieci.').waitFor();
  });

  test('nothing went wrong in anybody’s browser', () => {
    expect([halina, tomasz].flatMap(({ problems }) => problems)).toEqual([]);
  });
});
