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
import { addressOfThread, findThread, replyOverHttp, sendAs } from './people.ts';
import type { RunningServer } from './server.ts';

const text = 'Sprzedam tanio dywan, dzwonić po osiemnastej.';
const reason = 'Post został ukryty, bo jest ogłoszeniem sprzedaży, a to wątek o kluczach.';

describeInBrowser('a moderator', () => {
  let browser: Browser;
  let server: RunningServer;
  let moderator: Visitor;
  let author: Visitor;
  let address: string;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
    const { id } = await findThread(server.url, 'bema', 'Znalezione klucze');
    address = await addressOfThread(server.url, 'bema', 'Znalezione klucze');
    await replyOverHttp(server.url, 'roman-g', id, text);
    for (const person of ['jadwiga-m', 'irena-j']) {
      const answer = await sendAs(server.url, person, `/threads/${id}/posts/5/reports`, { reason: 'spam' });
      expect(answer.status).toBe(201);
    }
    [moderator, author] = await Promise.all([
      openAs(browser, server, 'krystyna-l'),
      openAs(browser, server, 'roman-g'),
    ]);
    await author.page.goto(address);
    await author.page.locator('#post-5').getByText(text).waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('finds the case of two reports in the queue and reads it', async () => {
    const { page } = moderator;
    await page.goto('/');
    await page
      .getByRole('link', { name: /Moderacja/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Zgłoszenia' }).waitFor();
    const row = page.getByRole('list').getByRole('link', { name: /Sprzedam tanio dywan/ });
    await row.getByText('2 osoby').waitFor();
    await row.click();
    await page.getByRole('heading', { name: 'Spam lub reklama', level: 2 }).waitFor();
    await page.getByText('Post wyżej,').waitFor();
    await page.locator('.prose').getByText(text).first().waitFor();
  });

  test('hides the post with a reason of their own', async () => {
    const { page } = moderator;
    await page.getByLabel('Zasada, którą post łamie').selectOption('spam');
    const field = page.getByLabel(/^Uzasadnienie dla osoby/);
    await field.fill(reason);
    // What was written for a person is not written twice because a page went away.
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe(reason);
    await page.getByRole('button', { name: 'Ukryj', exact: true }).click();
    await page
      .getByText(/^Zgłoszenie\snr\s\d+: post ukryty/)
      .first()
      .waitFor();
    expect(await page.getByRole('link', { name: /Sprzedam tanio dywan/ }).count()).toBe(0);
  });

  test('and its author is told why, at once and in the thread', async () => {
    const { page } = author;
    const post = page.locator('#post-5');
    await post.getByText('Post ukryty przez moderację. Powód: spam lub reklama.').waitFor();
    await post.getByText(reason).waitFor();
    await post.getByText('Pokaż ukrytą treść').click();
    await post.getByText(text).waitFor();
    await page.getByRole('button', { name: /^Powiadomienia, \d+\snow/ }).click();
    await page
      .getByText(/^Twój post w\swątku .Znalezione klucze.* został ukryty/)
      .first()
      .waitFor();
  });

  test('while others see that something was hidden, and not what', async () => {
    const guest = await openAs(browser, server, null);
    await guest.page.goto(address);
    const post = guest.page.locator('#post-5');
    await post.getByText('Post ukryty przez moderację.').waitFor();
    expect(await guest.page.content()).not.toContain('dywan');
    expect(await guest.page.content()).not.toContain('ogłoszeniem sprzedaży');
    await guest.context.close();
  });

  test('finds it among the decided, and brings it back', async () => {
    const { page } = moderator;
    await page.goto(address);
    await page.getByRole('button', { name: 'Więcej działań: Roman G., post nr 5' }).click();
    await page.getByRole('menuitem', { name: 'Przywróć post' }).click();
    const dialog = page.getByRole('dialog', { name: 'Przywrócić post nr 5?' });
    await dialog.getByLabel('Uzasadnienie').fill('Sprawdzone jeszcze raz: może zostać.');
    await dialog.getByRole('button', { name: 'Przywróć post' }).click();
    await author.page.locator('#post-5 .prose').getByText(text).waitFor();
    await author.page.getByText('Post ukryty przez moderację.').waitFor({ state: 'detached' });
  });

  test('nothing went wrong in either browser', () => {
    expect([...moderator.problems, ...author.problems]).toEqual([]);
  });
});
