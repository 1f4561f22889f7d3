import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  describeInBrowser,
  openAs,
  openBrowser,
  picturesOfFailures,
  startDemoServer,
  tabTo,
  type Visitor,
} from './journey.ts';
import { inBothThemes } from './page-checks.ts';
import { addressOfThread, demoEmail, findThread, replyOverHttp, sendAs } from './people.ts';
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
    await expect.poll(() => page.getByRole('link', { name: /Sprzedam tanio dywan/ }).count()).toBe(0);
  });

  test('takes that back with Z: the case waits again, has focus, and is hidden anew', async () => {
    const { page } = moderator;
    await page.getByRole('button', { name: 'Cofnij' }).waitFor();
    await page.keyboard.press('z');
    await page.getByText(/^Cofnięte: zgłoszenie\snr\s\d+ znów czeka/).waitFor();
    await page
      .getByRole('list')
      .getByRole('link', { name: /Sprzedam tanio dywan/ })
      .waitFor();
    const heading = page.getByRole('heading', { name: 'Spam lub reklama', level: 2 });
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true);
    await author.page.locator('#post-5 .prose').getByText(text).waitFor();
    await page.getByLabel(/^Uzasadnienie dla osoby/).fill(reason);
    await page.getByRole('button', { name: 'Ukryj', exact: true }).click();
    await expect.poll(() => page.getByRole('link', { name: /Sprzedam tanio dywan/ }).count()).toBe(0);
  });

  test('decides the first of the queue, which no address names, and may take it back', async () => {
    const { page } = moderator;
    await page.goto('/moderacja');
    const title = page.locator('#case-title');
    await title.waitFor();
    const first = await page.locator('.case .num').textContent();
    await page.keyboard.press('2');
    await page
      .getByText(/^Zgłoszenie\snr\s\d+: post ukryty/)
      .first()
      .waitFor();
    await expect.poll(() => title.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Cofnij' }).click();
    await page.getByText(/^Cofnięte: zgłoszenie/).waitFor();
    await expect.poll(() => page.locator('.case .num').textContent()).toBe(first);
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

  describe('and one more', () => {
    const invited = 'halina-w';
    let administrator: Visitor;
    let newcomer: Visitor;
    let link = '';

    /** The link in the newest mail to the person who is invited. */
    const linkFromMail = async (): Promise<string> => {
      const mail = await administrator.context.newPage();
      const newest = mail
        .locator('tbody tr')
        .filter({ hasText: demoEmail(invited) })
        .first();
      await expect
        .poll(
          async () => {
            await mail.goto('/_mail');
            return newest.count();
          },
          { timeout: 10_000 },
        )
        .toBe(1);
      await newest.getByRole('link').click();
      const found = /\/zaproszenie#[\w-]+/.exec(await mail.locator('pre').innerText())?.[0] ?? '';
      await mail.close();
      return found;
    };

    test('is invited by an administrator, with the keyboard alone', async () => {
      administrator = await openAs(browser, server, 'joanna-s');
      const { page } = administrator;
      await page.goto('/admin/zaproszenia');
      await page.getByRole('heading', { level: 1, name: 'Zaproszenia' }).waitFor();
      await tabTo(page, page.getByLabel('Adres e-mail'));
      await page.keyboard.press('Enter');
      const fault = page.getByRole('alert').getByRole('link', { name: /^Wpisz adres e-mail z małpą/ });
      await fault.waitFor();
      expect(await page.title()).toMatch(/^Błąd: Zaproszenia/);
      await tabTo(page, fault);
      await page.keyboard.press('Enter');
      await page.keyboard.type(demoEmail(invited));
      await tabTo(page, page.getByLabel('Miejsce'));
      await page.keyboard.type('Przyj');
      await tabTo(page, page.getByRole('button', { name: 'Wyślij zaproszenie' }));
      await page.keyboard.press('Enter');
      await page
        .getByText(`Zaproszenie wysłane: ${demoEmail(invited)}`)
        .first()
        .waitFor();
      await page.getByRole('button', { name: `Wycofaj: ${demoEmail(invited)}` }).waitFor();
      link = await linkFromMail();
      expect(link).toMatch(/^\/zaproszenie#/);
    });

    test('is told that it is for another address, and accepts it with their own', async () => {
      const { page } = author;
      await page.goto(link);
      await page.getByText('To zaproszenie jest dla adresu').waitFor();
      expect(await page.getByRole('button', { name: 'Przyjmij zaproszenie' }).count()).toBe(0);

      const guest = await openAs(browser, server, null);
      await guest.page.goto(link);
      await guest.page.getByRole('main').getByRole('link', { name: 'Załóż konto' }).click();
      await guest.page.getByRole('heading', { level: 1, name: 'Załóż konto' }).waitFor();
      expect(await guest.page.getByLabel('Adres e-mail').inputValue()).toBe(demoEmail(invited));
      expect(guest.page.url()).not.toContain('#');
      await guest.context.close();

      newcomer = await openAs(browser, server, invited);
      await newcomer.page.goto(link);
      await newcomer.page.getByText(/zaprasza Cię do roli: moderacja, .*Przyjaźń/).waitFor();
      expect(newcomer.page.url()).not.toContain('#');
      await inBothThemes(newcomer.page, 'invitation');
      await tabTo(newcomer.page, newcomer.page.getByRole('button', { name: 'Przyjmij zaproszenie' }));
      await newcomer.page.keyboard.press('Enter');
      await newcomer.page
        .getByRole('link', { name: /Moderacja/ })
        .first()
        .click();
      await newcomer.page.getByRole('heading', { level: 1, name: 'Zgłoszenia' }).waitFor();
    });

    test('and the log says so', async () => {
      const { page } = administrator;
      await page.goto('/admin/dziennik');
      await page.getByRole('listitem').getByText('Przyjęcie zaproszenia').first().waitFor();
      await page.getByLabel('Rodzaj działania').selectOption('invitation.create');
      await page.getByRole('button', { name: 'Pokaż' }).click();
      await expect.poll(() => page.url()).toContain('czynnosc=invitation.create');
      await page.getByRole('listitem').getByText('Zaproszenie do roli').first().waitFor();
      expect(await page.getByRole('listitem').getByText('Przyjęcie zaproszenia').count()).toBe(0);
      expect([...administrator.problems, ...newcomer.problems]).toEqual([]);
    });
  });

  test('nothing went wrong in either browser', () => {
    expect([...moderator.problems, ...author.problems]).toEqual([]);
  });
});
