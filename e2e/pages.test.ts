import { describe, expect, test } from 'vitest';
import { describeInBrowser, openAs } from './journey.ts';
import { inBothThemes, isWhole } from './page-checks.ts';
import { testPages, useVisits } from './page-visits.ts';

describeInBrowser('every page of a guest', () => {
  const visits = useVisits();

  testPages(visits, [
    { path: '/' },
    { path: '/miasto' },
    { path: '/o/bema' },
    { path: '/o/bema?status=czeka' },
    { path: 'thread:Zapadnięty chodnik' },
    { path: '/o/bema/nowy' },
    { path: '/u/halina-w' },
    { path: '/zasady' },
    { path: '/prywatnosc' },
    { path: '/dostepnosc' },
    { path: '/o-projekcie' },
    { path: '/kontakt' },
    { path: '/zasady/wersje' },
    { path: '/zaloguj' },
    { path: '/zaloguj/drugi-krok' },
    { path: '/rejestracja' },
    { path: '/dolacz' },
    { path: '/instytucje' },
    { path: '/organizacje' },
    // What one meets when something is missing, or not for guests.
    { path: '/nie-ma-takiej', status: 404 },
    { path: '/o/nie-ma-takiego', status: 404 },
    { path: '/u/nie-ma-takiej', status: 404 },
    { path: '/powiadomienia' },
  ]);

  describe('in English', () => {
    test.each(['/', '/o/bema', '/zaloguj', '/zasady'])('%s speaks it, and passes too', async (path) => {
      const visitor = await openAs(visits.browser, visits.server, null, { locale: 'en-GB' });
      const { page } = visitor;
      await visits.open(visitor, path);
      const english = page.getByRole('button', { name: 'English' }).or(page.getByRole('link', { name: 'English' }));
      if ((await page.locator('html').getAttribute('lang')) !== 'en') await english.first().click();
      await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
      await isWhole(page);
      await inBothThemes(page, 'English');
      expect(visitor.problems).toEqual([]);
      await visitor.context.close();
    });
  });

  describe('the texts of the site', () => {
    const names = [
      'refresh',
      'lang',
      'theme',
      'session',
      'draft:',
      'moderation-keys',
      'notices',
      'registration',
      'return-by-mail',
      'tsr-scroll-restoration',
    ];

    test('an administrator edits the rules by keyboard, and a guest reads the new ones in each language', async () => {
      const { page, problems } = await visits.visitorAs('joanna-s');
      await visits.open({ page, problems, context: page.context() }, '/admin/dokumenty/rules?jezyk=pl');
      await inBothThemes(page, 'editor');
      const body = page.getByLabel('Treść (Markdown)');
      await body.focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText('# Zasady po nowemu\n\nPisz krótko, a <script>alert(1)</script> zostaw w domu.');
      await page.getByRole('tab', { name: 'Pisanie' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByText('zostaw w domu').waitFor();
      await inBothThemes(page, 'preview');
      await page.getByLabel('Co się zmienia').fill('Zasady są krótsze.');
      await page.getByLabel('Od kiedy obowiązuje').fill(new Date().toISOString().slice(0, 10));
      await page.getByRole('button', { name: 'Opublikuj' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Nowa wersja jest opublikowana').first().waitFor();

      const guest = await openAs(visits.browser, visits.server, null);
      await visits.open(guest, '/zasady');
      await guest.page.getByRole('heading', { level: 1, name: 'Zasady po nowemu' }).waitFor();
      await guest.page.getByText('<script>alert(1)</script>').waitFor();
      await guest.page.getByRole('link', { name: 'Wszystkie wersje' }).click();
      await guest.page.getByRole('link', { name: /^Wersja 1, od / }).click();
      await guest.page.getByText('To wersja 1.').waitFor();
      expect(guest.problems).toEqual([]);
      const english = await openAs(visits.browser, visits.server, null, { locale: 'en-GB' });
      await visits.open(english, '/zasady');
      await english.page.getByRole('heading', { level: 1, name: 'Forum rules' }).waitFor();
      const resident = await visits.visitorAs('jadwiga-m');
      await visits.open(resident, '/osiedla');
      await resident.page.getByText(/^Zasady forów zmieniają się od .*Zasady są krótsze\./).waitFor();
      await resident.page.getByRole('button', { name: 'Zamknij' }).click();
      await visits.open(resident, '/osiedla');
      expect(await resident.page.getByText('Zasady są krótsze.').count()).toBe(0);
      expect([...problems, ...english.problems, ...resident.problems]).toEqual([]);
      await Promise.all([guest.context.close(), english.context.close()]);
    });

    test('browsers keep only what the privacy notice lists', async () => {
      const guest = await openAs(visits.browser, visits.server, null);
      await visits.open(guest, '/prywatnosc');
      const notice = await guest.page.locator('main table code').allInnerTexts();
      const listed = [...new Set(notice.map((name) => name.replace('__Host-', '').replace('…', '')))];
      expect(listed.toSorted()).toEqual(names.toSorted());
      await visits.open(guest, '/rejestracja');
      await guest.page.getByLabel(/e-mail/i).fill('ktos@przyklad.example');
      const resident = await visits.visitorAs('jadwiga-m');
      await visits.open(resident, '/o/bema/nowy');
      await resident.page.getByLabel('Tytuł').fill('Ławka przy stawie');
      await visits.open(resident, '/ustawienia/wyglad');
      await resident.page.getByText('Ciemny').click();
      for (const { context, page, problems } of [guest, resident]) {
        const cookies = (await context.cookies()).map(({ name }) => name.replace('__Host-', ''));
        const stored = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
        const unknown = [...cookies, ...stored].filter((name) => !names.some((one) => name.startsWith(one)));
        expect(unknown).toEqual([]);
        expect(problems).toEqual([]);
      }
      await guest.context.close();
    });
  });

  describe('when something is wrong', () => {
    test('without a network what was not yet read says so, and what was read can be read', async () => {
      const visitor = await visits.visitorAs(undefined);
      const { page, context } = visitor;
      await visits.open(visitor, '/o/bema');
      await context.setOffline(true);
      await page.getByText('Nie ma internetu.').first().waitFor();
      await isWhole(page);
      await inBothThemes(page, 'offline banner');
      await page
        .getByRole('link', { name: /Forum miasta/ })
        .first()
        .click();
      await page.getByText('Tej strony jeszcze nie było').waitFor();
      await inBothThemes(page, 'offline');
      await context.setOffline(false);
      await page.getByRole('article').first().waitFor();
    });

    test('a server in trouble is named, with a way to try again', async () => {
      const visitor = await visits.visitorAs(undefined);
      const { page } = visitor;
      await visits.open(visitor, '/');
      await page.route('**/api/v1/places/*/threads*', (route) =>
        route.fulfill({
          status: 500,
          contentType: 'application/json',
          body: JSON.stringify({ code: 'internal', message: 'broken', requestId: 'abc123' }),
        }),
      );
      await page
        .getByRole('link', { name: /Tysiąclecia/ })
        .first()
        .click();
      const retry = page.getByRole('button', { name: 'Spróbuj ponownie' });
      await retry.waitFor();
      await inBothThemes(page, 'error');
      await page.unroute('**/api/v1/places/*/threads*');
      await retry.click();
      await page.getByRole('article').first().waitFor();
    });
  });
});
