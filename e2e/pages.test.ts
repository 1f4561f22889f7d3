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
    { path: '/zaloguj' },
    { path: '/zaloguj/drugi-krok' },
    { path: '/rejestracja' },
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
