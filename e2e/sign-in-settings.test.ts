import type { Browser, BrowserContext } from 'playwright-core';
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
import { readMailedCode } from './mailbox.ts';
import { demoEmail, demoPassword } from './people.ts';
import type { RunningServer } from './server.ts';

const newPassword = 'cztery gawrony pod blokiem';

describeInBrowser('signing in and devices', () => {
  let browser: Browser;
  let server: RunningServer;
  let computer: Visitor;
  let lost: Visitor;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
    [computer, lost] = await Promise.all([
      openAs(browser, server, 'jadwiga-m'),
      openAs(browser, server, 'jadwiga-m', phone),
    ]);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** The text of the newest mail with this subject, read on the page that shows mail. */
  const newestMail = async (context: BrowserContext, subject: RegExp): Promise<string> => {
    const mail = await context.newPage();
    const newest = mail.locator('tbody tr').filter({ hasText: subject }).first().getByRole('link');
    const isThere = async (): Promise<number> => {
      await mail.goto('/_mail');
      return newest.count();
    };
    await expect.poll(isThere, { timeout: 15_000 }).toBe(1);
    await mail.goto((await newest.getAttribute('href')) ?? '');
    const text = await mail.locator('pre').innerText();
    await mail.close();
    return text;
  };

  test('a phone that was lost is signed out from the computer, and says so at once', async () => {
    await lost.page.goto('/ustawienia/urzadzenia');
    await lost.page.getByRole('heading', { level: 2, name: 'Zalogowane urządzenia' }).waitFor();
    const { page } = computer;
    await page.goto('/ustawienia/wyglad');
    await page.getByRole('link', { name: 'Logowanie i urządzenia' }).click();
    await page.getByText('Używane teraz').waitFor();
    await page
      .getByRole('button', { name: /^Wyloguj: / })
      .first()
      .click();
    await page.getByText(/^Wylogowano: /).waitFor();
    // The button is gone with its line: keys go on from the list.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('devices');
    await lost.page
      .getByText(/sesja wygasła|Wylogowano to urządzenie|Twoja sesja/i)
      .first()
      .waitFor();
  });

  test('the password is changed with the keyboard alone, and what is wrong is said first', async () => {
    const { page } = computer;
    await page.getByRole('button', { name: 'Zmień hasło' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Obecne hasło').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('currentPassword');
    await page.keyboard.type('nie-to-haslo-wcale');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(newPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Popraw/ }).waitFor();
    await page.getByLabel('Obecne hasło').fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByText('Hasło jest ustawione. Pozostałe urządzenia są wylogowane.').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password-setting');
  });

  test('who forgot it sets another with the code from the mail, and signs in with it', async () => {
    const { page, context } = computer;
    await page.getByRole('button', { name: 'Nie pamiętam hasła' }).click();
    await page.getByLabel('Kod', { exact: true }).waitFor();
    const code = /\d{6}/.exec(await newestMail(context, /to Twój kod do zmiany ustawień/))?.[0] ?? '';
    await page.getByLabel('Kod', { exact: true }).fill(code);
    await page.getByLabel('Nowe hasło').fill(`${newPassword} i wrona`);
    await page.getByRole('button', { name: 'Zapisz nowe hasło' }).click();
    await page.getByRole('button', { name: 'Zmień hasło' }).waitFor();

    const answer = await fetch(`${server.url}/api/v1/auth/sign-in/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: demoEmail('jadwiga-m'), password: `${newPassword} i wrona` }),
    });
    expect(answer.status).toBe(200);
    expect(computer.problems.filter((problem) => !problem.includes(' 401 '))).toEqual([]);
  });

  test('a new address counts once its code came back', async () => {
    const { page, context } = computer;
    const next = 'jadwiga.nowa@przyklad.example';
    await page.getByRole('link', { name: 'Konto', exact: true }).click();
    await page.getByRole('button', { name: 'Zmień adres' }).click();
    await page.getByLabel('Obecne hasło').fill(`${newPassword} i wrona`);
    await page.getByLabel('Nowy adres e-mail').fill(next);
    await page.getByRole('button', { name: 'Wyślij mi kod' }).click();
    await page.getByRole('button', { name: 'Potwierdź nowy adres' }).waitFor();
    const code = /\d{6}/.exec(await newestMail(context, /to kod potwierdzający nowy adres/))?.[0] ?? '';
    await page.getByLabel('Kod', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Potwierdź nowy adres' }).click();
    await page.getByText(`przychodzą na adres ${next}`).waitFor();
    expect(await newestMail(context, /Twoje konto ma nowy adres e-mail/)).toContain('nie na ten');
  });

  test('the link in the mail signs in with one press of a button, in any browser', async () => {
    const asked = await fetch(`${server.url}/api/v1/auth/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'jadwiga.nowa@przyklad.example' }),
    });
    expect(asked.status).toBe(202);
    const text = await newestMail(computer.context, /to Twój kod do logowania/);
    const link = new URL(/^http\S+#\S+$/m.exec(text)?.[0] ?? 'about:blank');
    const { page, context, problems } = await openAs(browser, server, null, phone);
    await page.goto(link.pathname + link.hash, { waitUntil: 'networkidle' });
    await page.getByText('Kod z wiadomości jest już wpisany').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.getByRole('button', { name: 'Wyślij nowy kod' }).waitFor();
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click();
    await page.waitForURL('/');
    expect(problems).toEqual([]);
    await context.close();
  });

  test('who forgot it at the door comes by a code to where a new one is set', async () => {
    const address = demoEmail('natalia-b');
    const { page, context, problems } = await openAs(browser, server, null, phone);
    await page.goto('/zaloguj');
    await page.getByRole('button', { name: 'Zaloguj się hasłem' }).click();
    await page.getByRole('button', { name: 'Nie pamiętam hasła' }).click();
    await page.getByText('Potem ustawisz nowe hasło.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    await page.keyboard.type(address);
    await page.keyboard.press('Enter');
    await page.getByLabel('Kod', { exact: true }).waitFor();
    await page.getByLabel('Kod', { exact: true }).fill(await readMailedCode(context, address));
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).click();
    await page.waitForURL('/ustawienia/urzadzenia');
    await page.getByRole('button', { name: 'Nie pamiętam hasła' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
