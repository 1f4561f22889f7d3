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
import { readMailedCode } from './mailbox.ts';
import type { RunningServer } from './server.ts';

const email = 'nowa.osoba@poczta.example';
const password = 'parasol w deszczu na Bema';
const title = 'Dzień dobry, jestem tu od tygodnia';

describeInBrowser('a newcomer on a phone', () => {
  let browser: Browser;
  let server: RunningServer;
  let visitor: Visitor;
  let page: Page;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
    visitor = await openAs(browser, server, null, phone);
    ({ page } = visitor);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const codes = new Set<string>();

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

  const signOut = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Więcej', exact: true }).tap();
    await page.getByRole('button', { name: 'Wyloguj się' }).tap();
    await page.getByText('Wylogowano').first().waitFor();
  };

  test('reads on the welcome page what this is, and goes to open an account', async () => {
    await page.goto('/');
    await heading('Moja ulica, moje osiedle, moje miasto').waitFor();
    // The client is there: before, a link leads as any link does, and the browser has the focus.
    await page.getByRole('navigation', { name: 'Główna (telefon)' }).waitFor();
    await page.getByRole('link', { name: 'Załóż konto' }).first().tap();
    await heading('Załóż konto').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  test('is told what is missing, step by step', async () => {
    await page.getByLabel('Adres e-mail').fill('bez malpy');
    await page.getByRole('button', { name: 'Dalej' }).tap();
    await page.getByRole('alert').getByText('Wpisz adres e-mail z małpą').first().waitFor();
    expect(await page.title()).toContain('Błąd:');
    await page.getByLabel('Adres e-mail').fill(email);
    await page.getByRole('button', { name: 'Dalej' }).tap();
    await heading('Twoje osiedle i konto').waitFor();
    await page.getByRole('button', { name: 'Dalej' }).tap();
    for (const fault of ['Wybierz osiedle', 'Wpisz imię albo przydomek', 'Zaznacz, że znasz zasady']) {
      await page.getByRole('alert').getByText(fault).first().waitFor();
    }
  });

  test('goes back and forth between the steps with the browser, which keeps what was typed out of the address', async () => {
    await page.getByLabel('Imię i inicjał albo przydomek').fill('Nowa O.');
    await page.goBack();
    await heading('Załóż konto').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await page.getByLabel('Adres e-mail').inputValue()).toBe(email);
    await page.goForward();
    await heading('Twoje osiedle i konto').waitFor();
    await page.reload();
    await heading('Twoje osiedle i konto').waitFor();
    expect(await page.getByLabel('Imię i inicjał albo przydomek').inputValue()).toBe('Nowa O.');
    await page.getByRole('button', { name: 'Wstecz' }).tap();
    await heading('Załóż konto').waitFor();
    await page.getByRole('button', { name: 'Dalej' }).tap();
    await heading('Twoje osiedle i konto').waitFor();
    const { address, kept } = await page.evaluate(() => ({
      address: location.href,
      kept: JSON.stringify(history.state),
    }));
    expect(new URL(address).pathname + new URL(address).hash).toBe('/rejestracja');
    for (const place of [address, kept]) expect(place).not.toMatch(/nowa/i);
  });

  test('opens an account with the code from the mail and lands on their own estate', async () => {
    await page.getByRole('radio', { name: 'Bema' }).check();
    await page.getByLabel('Imię i inicjał albo przydomek').fill('Nowa O.');
    await page.getByLabel('Hasło (niekonieczne)').fill(password);
    await page.getByRole('checkbox', { name: /zasady forów/ }).check();
    await page.getByRole('button', { name: 'Dalej' }).tap();
    await heading('Potwierdź adres').waitFor();
    const wide = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      const { scrollWidth } = document.documentElement;
      document.documentElement.style.fontSize = '';
      return scrollWidth > screen.width;
    });
    expect(wide, 'a long address pushes the page past the screen when text is twice as large').toBe(false);
    codes.add(await readMailedCode(visitor.context, email, codes));
    await page.goBack();
    await heading('Twoje osiedle i konto').waitFor();
    // The code confirms the name that was sent with it, so another name is sent first.
    await page.getByLabel('Imię i inicjał albo przydomek').fill('Nowa Osoba');
    await page.goForward();
    await heading('Twoje osiedle i konto').waitFor();
    await page.getByLabel('Imię i inicjał albo przydomek').fill('Nowa O.');
    await page.getByRole('button', { name: 'Dalej' }).tap();
    await heading('Potwierdź adres').waitFor();
    await page.goBack();
    await heading('Twoje osiedle i konto').waitFor();
    await page.goBack();
    await heading('Załóż konto').waitFor();
    // No code went to an address that is typed now.
    await page.getByLabel('Adres e-mail').fill('inna@poczta.example');
    await page.evaluate(() => history.go(2));
    await heading('Twoje osiedle i konto').waitFor();
    await page.evaluate(() => history.go(-2));
    await page.getByLabel('Adres e-mail').fill(email);
    await page.evaluate(() => history.go(2));
    await heading('Potwierdź adres').waitFor();
    const code = await readMailedCode(visitor.context, email, codes);
    codes.add(code);
    await page.getByLabel('Kod').fill(code);
    await page.getByRole('button', { name: 'Potwierdź i wejdź' }).tap();
    await heading(/Bema/).waitFor();
    expect(new URL(page.url()).pathname).toBe('/o/bema');
    // The steps are behind, and "back" leads to where one came from.
    await page.goBack();
    await heading('Co słychać na osiedlu?').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await page.goForward();
    await heading(/Bema/).waitFor();
  });

  test('opens a thread, which stands first in the list', async () => {
    await page.getByRole('link', { name: 'Nowy wątek' }).first().tap();
    await heading(/Nowy wątek/).waitFor();
    await page.getByText('To Twój pierwszy wątek.').waitFor();
    await page.getByLabel('Tytuł').fill(title);
    await page.getByLabel('Treść', { exact: true }).fill('Szukam **sklepu** z prasą i kogoś do szachów.');
    await page.getByRole('button', { name: 'Opublikuj' }).tap();
    await heading(title).waitFor();
    await page.locator('#post-1 strong').getByText('sklepu').waitFor();
    await page.goto('/o/bema');
    await page.getByRole('link', { name: title }).waitFor();
  });

  test('joins a second estate with one tap', async () => {
    await page.goto('/o/piasta');
    await page.getByRole('button', { name: 'Dołącz do osiedla' }).tap();
    await page.getByText('Jesteś na osiedlu Piasta', { exact: false }).first().waitFor();
  });

  test('signs out, and back in with a mailed code', async () => {
    await signOut();
    await page.goto('/zaloguj');
    await page.getByLabel('Adres e-mail').fill(email);
    await page.getByRole('button', { name: 'Wyślij mi kod' }).tap();
    await heading('Wpisz kod z e-maila').waitFor();
    const code = await readMailedCode(visitor.context, email, codes);
    codes.add(code);
    await page.getByLabel('Kod').fill(code === '000000' ? '111111' : '000000');
    await page.getByRole('button', { name: 'Zaloguj się' }).tap();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Kod').fill(code);
    await page.getByRole('button', { name: 'Zaloguj się' }).tap();
    await heading('Co słychać na osiedlu?').waitFor();
    await page.goto('/u/nowa-o');
    await page.getByRole('link', { name: title }).first().waitFor();
  });

  test('signs out, and back in with the password', async () => {
    await signOut();
    await page.goto('/zaloguj');
    await page.getByLabel('Adres e-mail').fill(email);
    await page.getByRole('button', { name: 'Zaloguj się hasłem' }).tap();
    await page.getByLabel('Hasło', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Zaloguj się', exact: true }).tap();
    await heading('Co słychać na osiedlu?').waitFor();
    await page.reload();
    await heading('Co słychać na osiedlu?').waitFor();
  });

  test('saw no error but the one of the wrong code', () => {
    expect(visitor.problems.filter((problem) => !problem.includes('/auth/sign-in/code'))).toEqual([]);
  });
});
