import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../apps/api/src/testing/read-pdf.ts';
import { scanQr } from '../apps/api/src/testing/scan-qr.ts';
import {
  describeInBrowser,
  openAs,
  openBrowser,
  phone,
  picturesOfFailures,
  startDemoServer,
  tabTo,
  type Visitor,
} from './journey.ts';
import { readMailedCode } from './mailbox.ts';
import { holdsInAllShapes, isWhole } from './page-checks.ts';
import { signInOverHttp } from './people.ts';
import type { RunningServer } from './server.ts';

const staircase = 'Klatka B';

/** With nothing but keys: to what has this name, and on. */
const pressAt = async (page: Page, role: 'button' | 'link' | 'checkbox', name: string | RegExp): Promise<void> => {
  await tabTo(page, page.getByRole('main').getByRole(role, { name, exact: true }).first());
  await page.keyboard.press(role === 'checkbox' ? 'Space' : 'Enter');
};

const pressIn = async (dialog: Locator, name: string): Promise<void> => {
  await tabTo(dialog.page(), dialog.getByRole('button', { name, exact: true }));
  await dialog.page().keyboard.press('Enter');
};

const typeInto = async (page: Page, label: string, text: string): Promise<void> => {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
};

const isSound = async (page: Page): Promise<void> => {
  const viewport = page.viewportSize();
  await isWhole(page);
  await holdsInAllShapes(page);
  if (viewport !== null) await page.setViewportSize(viewport);
};

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

describeInBrowser('belonging to an estate', () => {
  let browser: Browser;
  let server: RunningServer;
  /** What a telephone reads off the poster. */
  let scanned: URL;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('an administrator makes a code and takes its poster, whose QR leads to the code', async () => {
    const { page, context, problems } = await openAs(browser, server, 'joanna-s');
    await page.goto('/admin/osiedla/bema');
    await page.getByRole('link', { name: 'Kody na klatki i plakaty' }).click();
    await heading(page, 'Kody na klatki: Bema').waitFor();
    await typeInto(page, 'Dla której klatki', staircase);
    await page.keyboard.press('Enter');
    const printed = page.waitForEvent('download');
    await page.getByRole('button', { name: `Pobierz plakat: ${staircase}` }).waitFor();
    await isSound(page);
    await pressAt(page, 'button', `Pobierz plakat: ${staircase}`);
    const shown = readPdf(readFileSync(await (await printed).path()));
    scanned = new URL(scanQr(shown) ?? '');
    expect(scanned.origin).toBe(server.url);
    const code = await page.getByRole('cell', { name: /^\w{3}-\w{3}-\w{3}$/ }).innerText();
    expect(shown.pages[0]).toContain(code);
    expect(scanned.pathname).toBe(`/dolacz/${code.replaceAll('-', '')}`);
    expect(problems).toEqual([]);
    await context.close();
  });

  test('who has no account scans it, opens one, and lives there for all to see', async () => {
    const { page, context, problems } = await openAs(browser, server, null, { ...phone, isMobile: false });
    await page.goto(scanned.pathname);
    await heading(page, 'Kod do osiedla Bema').waitFor();
    await isSound(page);
    await pressAt(page, 'link', 'Załóż konto');
    await heading(page, 'Załóż konto').waitFor();
    const email = 'lokatorka@poczta.example';
    await typeInto(page, 'Adres e-mail', email);
    await page.keyboard.press('Enter');
    await heading(page, 'Twoje osiedle i konto').waitFor();
    expect(await page.getByRole('radio', { name: 'Bema' }).isChecked()).toBe(true);
    await typeInto(page, 'Imię i inicjał albo przydomek', 'Lena K.');
    await tabTo(page, page.getByRole('checkbox', { name: /zasady forów/ }));
    await page.keyboard.press('Space');
    await pressAt(page, 'button', 'Dalej');
    await heading(page, 'Potwierdź adres').waitFor();
    await typeInto(page, 'Kod', await readMailedCode(context, email));
    await page.keyboard.press('Enter');
    await heading(page, 'Kod do osiedla Bema').waitFor();
    await isSound(page);
    await pressAt(page, 'button', 'Dołącz do osiedla Bema');
    await page.waitForURL('/o/bema');
    await heading(page, /Bema/).waitFor();

    await page.goto('/o/bema/nowy');
    await typeInto(page, 'Tytuł', 'Dzień dobry z drugiego piętra');
    await typeInto(page, 'Treść', 'Od wczoraj na Bema. Kto ma wiertarkę?');
    await pressAt(page, 'button', 'Opublikuj');
    await heading(page, 'Dzień dobry z drugiego piętra').waitFor();
    await page.locator('#post-1').getByText('mieszka tu').waitFor();
    await page.goto('/u/lena-k');
    await heading(page, 'Lena K.').waitFor();
    await page.getByRole('main').getByText('mieszka tu').waitFor();
    await page.goto(scanned.pathname);
    await page.getByText('Masz już przy imieniu znak „mieszka tu”').waitFor();
    await isSound(page);
    expect(problems).toEqual([]);
    await context.close();
  });

  test('who opens the link of the mail in a tab of its own comes back to the code all the same', async () => {
    const { page, context, problems } = await openAs(browser, server, null, { ...phone, isMobile: false });
    await page.goto(scanned.pathname);
    await page.getByRole('link', { name: 'Załóż konto' }).click();
    const email = 'zlinku@poczta.example';
    await page.getByLabel('Adres e-mail').fill(email);
    await page.keyboard.press('Enter');
    await page.getByLabel('Imię i inicjał albo przydomek').fill('Leon Z.');
    await page.getByRole('checkbox', { name: /zasady forów/ }).check();
    await page.getByRole('button', { name: 'Dalej' }).click();
    await heading(page, 'Potwierdź adres').waitFor();
    const kod = await readMailedCode(context, email);
    const tab = await context.newPage();
    await tab.goto(`/rejestracja#${new URLSearchParams({ email, kod }).toString()}`);
    await tab.getByRole('button', { name: 'Potwierdź i wejdź' }).click();
    await heading(tab, 'Kod do osiedla Bema').waitFor();
    expect(new URL(tab.url()).pathname).toBe(scanned.pathname);
    expect(await tab.evaluate(() => localStorage.getItem('return-by-mail'))).toBeNull();
    expect(problems).toEqual([]);
    await context.close();
  });

  test('who has an account scans it in English, and joins with one press', async () => {
    const { page, context, problems } = await openAs(browser, server, 'pawel-d', { locale: 'en-GB' });
    await page.goto(scanned.pathname);
    await heading(page, 'Code for the Bema estate').waitFor();
    await isSound(page);
    await pressAt(page, 'button', 'Join the Bema estate');
    await page.waitForURL('/o/bema');
    await page.goto('/u/pawel-d');
    await page.getByRole('main').getByText('lives here').waitFor();
    const { me } = await signInOverHttp(server.url, 'pawel-d');
    expect(me.memberships).toMatchObject([{ place: 'bema', roles: ['resident'], verified: true }]);
    expect(problems).toEqual([]);
    await context.close();
  });

  test('a code typed by hand is taken however it is written, and a withdrawn one says what to do', async () => {
    const admin = await openAs(browser, server, 'joanna-s');
    await admin.page.goto('/admin/osiedla/bema/kody');
    await pressAt(admin.page, 'button', `Wycofaj kod: ${staircase}`);
    const dialog = admin.page.getByRole('alertdialog', { name: 'Wycofać kod?' });
    await dialog.waitFor();
    await isSound(admin.page);
    await pressIn(dialog, 'Wycofaj');
    await admin.page.getByText('Kod jest wycofany').first().waitFor();

    const guest = await openAs(browser, server, null);
    await guest.page.goto('/dolacz');
    await typeInto(guest.page, 'Kod z plakatu', 'coś innego');
    await guest.page.keyboard.press('Enter');
    await guest.page.getByText('To nie wygląda na kod.').first().waitFor();
    await isSound(guest.page);
    const typed = (scanned.pathname.split('/').at(-1) ?? '').toLowerCase().replace(/(?=.{3}$)/, ' ');
    await typeInto(guest.page, 'Kod z plakatu', typed);
    await guest.page.keyboard.press('Enter');
    await guest.page.getByRole('link', { name: 'Napisz do nas' }).waitFor();
    await isSound(guest.page);
    expect([...admin.problems, ...guest.problems]).toEqual([]);
    await Promise.all([admin.context.close(), guest.context.close()]);
  });

  describe('where the moderators let people in', () => {
    let halina: Visitor;
    let roman: Visitor;

    test('one asks with a few words, and is told that the request waits', async () => {
      const admin = await openAs(browser, server, 'joanna-s');
      await admin.page.goto('/admin/osiedla/tbs');
      await tabTo(admin.page, admin.page.getByRole('radio', { name: 'Jednym dotknięciem' }));
      await admin.page.keyboard.press('ArrowDown');
      await admin.page.keyboard.press('ArrowDown');
      await pressAt(admin.page, 'button', 'Zapisz zmiany');
      await admin.page.getByText('Zmiany zapisane').first().waitFor();

      const guest = await openAs(browser, server, null);
      await guest.page.goto('/dolacz/tbs');
      await guest.page.getByRole('main').getByRole('link', { name: 'Załóż konto' }).waitFor();
      await isSound(guest.page);
      halina = await openAs(browser, server, 'halina-w');
      roman = await openAs(browser, server, 'roman-g');
      await halina.page.goto('/o/tbs');
      await halina.page.getByRole('main').getByRole('link', { name: 'Poproś o przyjęcie' }).first().waitFor();
      await isWhole(halina.page);
      for (const { page } of [halina, roman]) {
        await page.goto('/osiedla');
        await pressAt(page, 'link', 'Poproś o przyjęcie');
        await heading(page, 'Dołącz do osiedla TBS').waitFor();
        await typeInto(page, 'Kilka słów do moderacji (jeśli chcesz)', 'Mieszkam tu od 1994 roku.');
        if (page === halina.page) await isSound(page);
        await pressAt(page, 'button', 'Poproś o przyjęcie');
        await page.getByText('Prośba czeka na odpowiedź moderacji').waitFor();
      }
      await isSound(roman.page);
      // Nor do the forum and the list of all ask for it once more; both lead back to where it waits.
      for (const address of ['/o/tbs', '/osiedla']) {
        await roman.page.goto(address);
        await roman.page.getByRole('main').getByRole('link', { name: 'Prośba czeka na odpowiedź moderacji' }).waitFor();
        expect(await roman.page.getByRole('link', { name: 'Poproś o przyjęcie' }).count()).toBe(0);
        await isWhole(roman.page);
      }
      await pressAt(roman.page, 'link', 'Prośba czeka na odpowiedź moderacji');
      await roman.page.getByRole('button', { name: 'Wycofaj prośbę' }).waitFor();
      expect([...admin.problems, ...guest.problems]).toEqual([]);
      await Promise.all([admin.context.close(), guest.context.close()]);
    });

    test('a moderator lets one in, and refuses another with a reason; each is told', async () => {
      const moderator = await openAs(browser, server, 'piotr-w');
      const { page } = moderator;
      await page.goto('/dolacz/tbs');
      await heading(page, 'Prośby o przyjęcie: TBS').waitFor();
      const crumbs = page.getByRole('navigation', { name: 'Ścieżka' });
      await crumbs.getByText('Prośby o przyjęcie: TBS').waitFor();
      await isSound(page);
      await pressAt(page, 'button', 'Przyjmij: Halina W.');
      await page.getByText('Prośba przyjęta: Halina W.').first().waitFor();
      await pressAt(page, 'button', 'Odmów: Roman G.');
      const dialog = page.getByRole('dialog', { name: 'Odmowa przyjęcia' });
      await typeInto(page, 'Powód', 'za krótko');
      await pressIn(dialog, 'Odmów');
      await page.getByText(/^Napisz powód, co najmniej/).waitFor();
      await isSound(page);
      await typeInto(page, 'Powód', 'Piszesz, że mieszkasz w innym mieście.');
      await pressIn(dialog, 'Odmów');
      await page.getByText('Nikt nie czeka na przyjęcie.').waitFor();

      // Both hear of it on the page that they left open, and from the bell.
      await halina.page.getByRole('main').getByRole('link', { name: 'Przejdź do forum: TBS' }).waitFor();
      await halina.page.getByRole('navigation').getByRole('link', { name: 'TBS' }).first().waitFor();
      await roman.page.getByRole('main').getByText('Piszesz, że mieszkasz w innym mieście.').waitFor();
      await roman.page.getByRole('button', { name: /^Powiadomienia, / }).focus();
      await roman.page.keyboard.press('Enter');
      const told = roman.page.getByRole('region', { name: 'Powiadomienia' }).getByRole('listitem').first();
      await told.getByText('Piszesz, że mieszkasz w innym mieście.').waitFor();
      await told.getByRole('link', { name: 'Prośba o przyjęcie na osiedle TBS: odmowa' }).waitFor();
      await isSound(roman.page);
      expect([halina, roman, moderator].flatMap(({ problems }) => problems)).toEqual([]);
      await Promise.all([halina, roman, moderator].map(({ context }) => context.close()));
    });

    test('who has no account asks while opening one', async () => {
      const { page, context, problems } = await openAs(browser, server, null);
      await page.goto('/dolacz/tbs');
      await pressAt(page, 'link', 'Załóż konto');
      const email = 'nowa.z.tbs@poczta.example';
      await typeInto(page, 'Adres e-mail', email);
      await page.keyboard.press('Enter');
      await heading(page, 'Twoje osiedle i konto').waitFor();
      expect(await page.getByRole('radio', { name: /^TBS/ }).isChecked()).toBe(true);
      await typeInto(page, 'Kilka słów do moderacji (jeśli chcesz)', 'Blok przy lesie, drugie piętro.');
      await typeInto(page, 'Imię i inicjał albo przydomek', 'Nina T.');
      await tabTo(page, page.getByRole('checkbox', { name: /zasady forów/ }));
      await page.keyboard.press('Space');
      await isSound(page);
      await pressAt(page, 'button', 'Dalej');
      await heading(page, 'Potwierdź adres').waitFor();
      await typeInto(page, 'Kod', await readMailedCode(context, email));
      await page.keyboard.press('Enter');
      await heading(page, 'Dołącz do osiedla TBS').waitFor();
      await page.getByText('Prośba czeka na odpowiedź moderacji').waitFor();
      expect(problems).toEqual([]);
      await context.close();
    });
  });
});
