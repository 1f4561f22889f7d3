import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCodeApp } from '../apps/api/src/testing/code-app.ts';
import { describeInBrowser, openAs, openBrowser, phone, picturesOfFailures, startDemoServer } from './journey.ts';
import { holdsInAllShapes, inBothThemes } from './page-checks.ts';
import { demoEmail, demoPassword, signInOverHttp } from './people.ts';
import type { RunningServer } from './server.ts';

/** A device that makes passkeys and whose user shows a finger; resolves with how many passkeys are on it. */
const withAuthenticator = async (page: Page): Promise<() => Promise<number>> => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
};

/** Tabs on to what has this name, and presses Enter. */
const pressByKeyboard = async (page: Page, name: RegExp): Promise<void> => {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (name.test(focused)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
};

/** Waits until this has the focus. */
const hasFocus = (locator: Locator): Promise<void> =>
  expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true);

const signOut = async (page: Page): Promise<void> => {
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.removeItem('session'));
};

describeInBrowser('ways to sign in', () => {
  let browser: Browser;
  let server: RunningServer;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer({ hostname: 'localhost' })]);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('a passkey is added, and signs in without an address, by the keyboard alone', async () => {
    const { page, context, problems } = await openAs(browser, server, 'jadwiga-m', phone);
    const countPasskeys = await withAuthenticator(page);
    await page.goto('/ustawienia/urzadzenia');
    await page.getByRole('button', { name: 'Dodaj klucz dostępu' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Obecne hasło').waitFor();
    await page.keyboard.type(demoPassword);
    await page.getByLabel('Nazwa klucza').fill('Telefon Jadwigi');
    await inBothThemes(page, 'adding a passkey');
    await page.keyboard.press('Enter');
    await page.getByText('Klucz dostępu dodany').waitFor();
    await page.getByText('Telefon Jadwigi').waitFor();
    expect(await countPasskeys()).toBe(1);

    await signOut(page);
    await page.goto('/zaloguj?powrot=%2Fo%2Fbema');
    await page.getByRole('heading', { level: 1, name: 'Zaloguj się' }).waitFor();
    const ways = await page.getByRole('main').getByRole('button').allInnerTexts();
    expect(ways.slice(0, 3)).toEqual(['Wyślij mi kod', 'Zaloguj się kluczem dostępu', 'Zaloguj się hasłem']);
    await pressByKeyboard(page, /^Zaloguj się kluczem dostępu$/);
    await page.waitForURL('/o/bema');
    await page.goto('/ustawienia/urzadzenia');
    await page.getByText('Telefon Jadwigi').waitFor();

    const rename = page.getByRole('button', { name: 'Zmień nazwę klucza: Telefon Jadwigi' });
    await rename.focus();
    await page.keyboard.press('Enter');
    const name = page.getByLabel('Nowa nazwa klucza „Telefon Jadwigi”');
    await hasFocus(name);
    await name.fill('42');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByRole('link', { name: 'w tym choć jedna litera' }).waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await inBothThemes(page, 'renaming a passkey');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await hasFocus(name);
    await name.fill('Tablet w kuchni');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Klucz ma teraz nazwę: Tablet w kuchni').waitFor();
    await hasFocus(page.getByRole('button', { name: 'Zmień nazwę klucza: Tablet w kuchni' }));
    await holdsInAllShapes(page);

    await page.getByRole('button', { name: 'Usuń klucz: Tablet w kuchni' }).click();
    await page.getByLabel('Obecne hasło').fill(demoPassword);
    await page.getByRole('button', { name: 'Usuń klucz', exact: true }).click();
    await page.getByText('Nie masz jeszcze klucza dostępu.').waitFor();
    await signOut(page);
    await page.goto('/zaloguj');
    await page.getByRole('button', { name: 'Zaloguj się kluczem dostępu' }).click();
    await page.getByText('Ten klucz dostępu nie pasuje do żadnego konta').waitFor();
    // The refused name, and the refused passkey.
    expect(problems.filter((problem) => !/ (?:401|422) /.test(problem))).toEqual([]);
    await context.close();
  });

  test('where the browser knows no passkeys, nothing offers one', async () => {
    const { page, context } = await openAs(browser, server, null);
    await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
    await page.goto('/zaloguj');
    await page.getByRole('button', { name: 'Zaloguj się hasłem' }).waitFor();
    expect(await page.getByRole('button', { name: 'Zaloguj się kluczem dostępu' }).count()).toBe(0);
    await context.close();
  });

  test('a second step is turned on, and taken with the app and with a recovery code', async () => {
    const { page, context, problems } = await openAs(browser, server, 'halina-w', phone);
    await page.goto('/ustawienia/urzadzenia');
    await page.getByRole('button', { name: 'Włącz', exact: true }).click();
    await page.getByLabel('Obecne hasło').fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /^Kod QR/ }).waitFor();
    await holdsInAllShapes(page);
    const uri = (await page.getByRole('link', { name: 'Otwórz w aplikacji' }).getAttribute('href')) ?? '';
    const app = openCodeApp(uri);
    await page.getByLabel('Kod, który pokazuje aplikacja').fill(app.generate());
    await page.keyboard.press('Enter');
    const codes = page.locator('.recovery-codes li');
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    const recoveryCode = await codes.first().innerText();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Pobierz jako plik' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('kody-zapasowe.txt');
    await page.getByRole('button', { name: 'Mam je zapisane' }).click();
    await page.getByText('Masz jeszcze 10 kodów zapasowych.').waitFor();

    const firstStep = async (): Promise<void> => {
      await signOut(page);
      await page.goto('/zaloguj?powrot=%2Fo%2Fbema');
      await page.getByRole('button', { name: 'Zaloguj się hasłem' }).click();
      await page.getByLabel('Adres e-mail').fill(demoEmail('halina-w'));
      await page.getByLabel('Hasło', { exact: true }).fill(demoPassword);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Drugi krok logowania' }).waitFor();
    };
    await firstStep();
    // The page can be loaded again: the first step is not lost.
    await page.reload();
    await page.getByLabel('Kod z aplikacji').waitFor();
    await inBothThemes(page, 'second step');
    // The code that turned it on does not open; the next one does.
    await page.getByLabel('Kod z aplikacji').fill(app.generate({ timestamp: Date.now() + 30_000 }));
    await page.keyboard.press('Enter');
    await page.waitForURL('/o/bema');

    await firstStep();
    await page.getByRole('button', { name: /kodu zapasowego$/ }).click();
    await page.getByLabel('Kod zapasowy').fill('zle');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Wpisz kod zapasowy: 10 liter i cyfr' }).waitFor();
    await page.getByLabel('Kod zapasowy').fill(recoveryCode.toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForURL('/o/bema');
    expect(problems.filter((problem) => !problem.includes(' 401 '))).toEqual([]);
    await context.close();
  });

  test('staff who need both steps are led to them, and go on where they were', async () => {
    const { token } = await signInOverHttp(server.url, 'joanna-s');
    const send = async (method: string, path: string, body: unknown): Promise<unknown> => {
      const answer = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      expect(answer.status, path).toBe(200);
      return answer.json();
    };
    const key = await send('POST', '/me/second-step/prepare', { currentPassword: demoPassword });
    const uri = typeof key === 'object' && key !== null && 'uri' in key ? String(key.uri) : '';
    await send('POST', '/me/second-step', { code: openCodeApp(uri).generate() });
    await send('PATCH', '/admin/settings', { changes: [{ key: 'requireSecondFactorForStaff', value: true }] });
    const { page, context, problems } = await openAs(browser, server, 'krystyna-l');
    await withAuthenticator(page);
    await page.goto('/moderacja');
    await page.getByRole('heading', { level: 1, name: 'Najpierw drugi krok logowania' }).waitFor();
    expect(await page.getByText('Administracja wymaga').count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Ustaw drugi krok' }).count()).toBe(1);
    await inBothThemes(page, 'duties that wait');
    await page.getByRole('main').getByRole('link', { name: 'Ustaw drugi krok' }).click();
    await page.getByRole('button', { name: 'Dodaj klucz dostępu' }).click();
    await page.getByLabel('Obecne hasło').fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByText('Klucz dostępu dodany').waitFor();
    await page.getByText('Administracja wymaga').waitFor({ state: 'hidden' });
    await page.goto('/moderacja');
    await page.getByRole('heading', { level: 1, name: 'Zgłoszenia' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  test('in English the second step speaks English', async () => {
    const { page, context } = await openAs(browser, server, null, { locale: 'en-GB' });
    await page.goto('/zaloguj/drugi-krok');
    const english = page.getByRole('button', { name: 'English' });
    if ((await page.locator('html').getAttribute('lang')) !== 'en') await english.first().click();
    await page.getByRole('heading', { level: 1, name: 'The second step of signing in' }).waitFor();
    await inBothThemes(page, 'second step in English');
    await page.getByLabel('Code from the app').fill('123456');
    await page.keyboard.press('Enter');
    await page.getByText('Start signing in again.').waitFor();
    await context.close();
  });
});
