import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  openAs,
  openBrowser,
  picturesOfFailures,
  startDemoServer,
  type Visitor,
} from './journey.ts';
import { holdsInAllShapes, isWhole } from './page-checks.ts';
import { signInOverHttp } from './people.ts';
import type { RunningServer } from './server.ts';

/** With the keyboard: the field has the focus, and what is there is typed over. */
const write = async (page: Page, label: string, text: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
};

const press = async (page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
  await page.getByRole(role, { name, exact: true }).first().focus();
  await page.keyboard.press('Enter');
};

describeInBrowser('an administrator', () => {
  let browser: Browser;
  let server: RunningServer;
  let admin: Visitor;
  let page: Page;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
    admin = await openAs(browser, server, 'joanna-s');
    ({ page } = admin);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('sets up an estate without touching code', async () => {
    await page.goto('/admin/osiedla');
    await press(page, 'Dodaj osiedle', 'link');
    await page.getByRole('heading', { level: 1, name: 'Nowe osiedle' }).waitFor();
    await write(page, 'Nazwa', 'Zielone Wzgórza');
    expect(await page.getByLabel('Adres', { exact: true }).inputValue()).toBe('zielone-wzgorza');
    await press(page, 'Utwórz osiedle');
    await page.getByRole('alert').getByRole('link', { name: 'Opisz to miejsce po polsku' }).waitFor();
    expect(await page.title()).toMatch(/^Błąd: Nowe osiedle/);
    await write(page, 'Nazwa w zdaniu', 'na Zielonych Wzgórzach');
    await write(page, 'Opis po polsku', 'Bloki, sad i górka saneczkowa.');
    await page.getByRole('radio', { name: 'morski' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('radio', { name: 'koło wozu' }).focus();
    await page.keyboard.press('Space');
    await press(page, 'Utwórz osiedle');
    await page.getByRole('heading', { level: 1, name: 'Zielone Wzgórza' }).waitFor();
    expect(await page.title()).toMatch(/^Zielone Wzgórza/);
  });

  test('adds a topic and streets out of a spreadsheet, seeing first what is added', async () => {
    await write(page, 'Nazwa tematu po polsku', 'Drogi i chodniki');
    await press(page, 'Dodaj temat');
    await page.getByRole('button', { name: 'Usuń: Drogi i chodniki' }).waitFor();
    const csv = 'nazwa;kod\r\nul. Łąkowa;15-001\r\n***;15-002\r\nal. Ćwiklińskiej;15-003\r\n';
    await page.getByLabel('Plik').setInputFiles({ name: 'ulice.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await press(page, 'Sprawdź listę');
    const report = page.getByRole('heading', { name: 'Do dodania: 2. Już są: 0. Z błędem: 1.' });
    await report.waitFor();
    expect(await report.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.getByText(/^Wiersz 3: \*\*\*/).waitFor();
    await press(page, /^Dodaj 2\sulice$/);
    await page.getByRole('button', { name: 'Usuń: al. Ćwiklińskiej' }).waitFor();
    await expect.poll(() => page.getByLabel('Plik').inputValue()).toBe('');
    await press(page, 'Zmień nazwę: ul. Łąkowa');
    await page.locator('#street-ul-lakowa').fill('al. Ćwiklińskiej');
    await page.keyboard.press('Enter');
    const renamed = page.locator('#street-ul-lakowa[aria-invalid=true]:focus');
    await renamed.waitFor();
    await page.getByText('Taka nazwa już tu jest. Wpisz inną.').waitFor();
    await holdsInAllShapes(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await renamed.fill('ul. Łąkowa Górna');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Usuń: ul. Łąkowa Górna' }).waitFor();
    await write(page, 'Nazwa ulicy', 'UL. Łąkowa Górna');
    await press(page, 'Dodaj ulicę');
    await page.getByText('Ta ulica już tu jest: UL. Łąkowa Górna').waitFor();
  });

  test('sets up an institution, whose page anybody reads', async () => {
    await page.goto('/admin/nowa-instytucja');
    await write(page, 'Nazwa po polsku', 'Zarząd Zieleni');
    await write(page, 'Czym się zajmuje po polsku', 'Drzewa, skwery i górki.');
    await page.getByRole('checkbox', { name: 'Zielone Wzgórza' }).focus();
    await page.keyboard.press('Space');
    await holdsInAllShapes(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await press(page, 'Utwórz instytucję');
    await press(page, 'Zobacz stronę instytucji', 'link');
    await page.getByRole('heading', { level: 1, name: 'Zarząd Zieleni' }).waitFor();
    const guest = await openAs(browser, server, null, { locale: 'en-GB' });
    await guest.page.goto('/instytucje/um-zielen-drogi');
    await guest.page.getByRole('heading', { name: 'Latest answers' }).waitFor();
    await isWhole(guest.page);
    await holdsInAllShapes(guest.page);
    expect(guest.problems).toEqual([]);
  });

  test('sets the age from which one may have an account, which the form says', async () => {
    const { token } = await signInOverHttp(server.url, 'joanna-s');
    const set = await fetch(`${server.url}/api/v1/admin/settings`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ changes: [{ key: 'minimumAge', value: 13 }] }),
    });
    expect(set.status).toBe(200);
    const guest = await openAs(browser, server, null);
    await guest.page.goto('/rejestracja');
    await guest.page.getByLabel('Adres e-mail').fill('nowa@przyklad.example');
    await press(guest.page, 'Dalej');
    await guest.page.getByRole('checkbox', { name: /mam co najmniej 13 lat/ }).waitFor();
    await guest.context.close();
  });

  test('and sees how lively the places are', async () => {
    await page.goto('/admin/statystyki');
    await page.getByRole('heading', { level: 1, name: 'Statystyki' }).waitFor();
    await page
      .getByText(/licz[yo]/i)
      .first()
      .waitFor();
    await holdsInAllShapes(page);
    // The name that was refused.
    expect(admin.problems).toEqual([expect.stringMatching(/409.*\/streets\/ul-lakowa/)]);
  });
});
