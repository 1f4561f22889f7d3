import { describe, expect, test } from 'vitest';
import { describeInBrowser } from './journey.ts';
import { inBothThemes } from './page-checks.ts';
import { testPages, useVisits } from './page-visits.ts';

const matter = 'thread:Zapadnięty chodnik';
const ukrainian = 'thread:Шукаю майстра';

describeInBrowser('every page of somebody signed in', () => {
  const visits = useVisits();

  testPages(visits, [
    { path: '/', as: 'jadwiga-m' },
    { path: '/osiedla', as: 'jadwiga-m' },
    { path: '/o/bema', as: 'krystyna-l' },
    { path: matter, as: 'halina-w' },
    { path: ukrainian, as: 'krystyna-l' },
    { path: '/o/bema/nowy', as: 'ewa-z' },
    { path: '/powiadomienia', as: 'roman-g' },
    { path: '/moderacja', as: 'krystyna-l' },
    { path: '/sprawy', as: 'ewa-z' },
    { path: '/ustawienia', as: 'jadwiga-m' },
    { path: '/admin/dokumenty', as: 'joanna-s' },
    { path: '/ustawienia/osiedla', as: 'krystyna-l' },
    { path: '/ustawienia/konto', as: 'jadwiga-m' },
    { path: '/ustawienia/wyglad', as: 'jadwiga-m' },
    { path: '/ustawienia/profil', as: 'jadwiga-m' },
    { path: '/ustawienia/urzadzenia', as: 'jadwiga-m' },
    { path: '/ustawienia/dane', as: 'jadwiga-m' },
    { path: '/wiecej', as: 'krystyna-l' },
    { path: '/admin/role', as: 'joanna-s' },
    { path: '/admin/role?rola=moderator&miejsce=bema', as: 'joanna-s' },
    { path: '/dolacz', as: 'jadwiga-m' },
    { path: '/organizacje/szesc-podworek', as: 'jadwiga-m' },
    { path: '/admin/osiedla/bema/kody', as: 'joanna-s' },
    { path: '/admin/zaproszenia', as: 'joanna-s' },
    { path: '/admin/osoby?szukaj=halina', as: 'joanna-s' },
    { path: '/admin/dziennik', as: 'joanna-s' },
    { path: '/admin/ustawienia', as: 'joanna-s' },
    { path: 'person:halina-w', as: 'joanna-s' },
    { path: '/admin/statystyki', as: 'joanna-s' },
    { path: '/admin/osiedla', as: 'joanna-s' },
    { path: '/admin/osiedla/bema', as: 'joanna-s' },
    { path: '/admin/osiedla/bema/kody', as: 'joanna-s' },
    { path: '/admin/nowe-osiedle', as: 'joanna-s' },
    { path: '/admin/instytucje', as: 'joanna-s' },
    { path: '/admin/instytucje/rada-bema', as: 'joanna-s' },
    { path: '/admin/nowa-instytucja', as: 'joanna-s' },
    { path: '/admin/organizacje', as: 'joanna-s' },
    { path: '/moderacja/dziennik', as: 'krystyna-l' },
    { path: '/admin/role', as: 'krystyna-l' },
    // What one meets where one may not go.
    { path: '/moderacja', as: 'halina-w' },
  ]);

  describe('with something open', () => {
    test('a menu and the report dialog pass', async () => {
      const visitor = await visits.visitorAs('halina-w');
      const { page } = visitor;
      await visits.open(visitor, matter);
      await page.getByRole('button', { name: /^Więcej działań: .* nr 2$/ }).click();
      await page.getByRole('menu').waitFor();
      await inBothThemes(page, 'menu');
      await page.getByRole('menuitem', { name: 'Zgłoś naruszenie' }).click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Zgłoś', exact: true }).click();
      await page.getByRole('dialog').getByRole('alert').waitFor();
      await inBothThemes(page, 'report dialog');
    });

    test('the bell passes', async () => {
      const visitor = await visits.visitorAs('roman-g');
      const { page } = visitor;
      await visits.open(visitor, '/');
      await page.getByRole('button', { name: /^Powiadomienia/ }).click();
      await page.getByRole('heading', { name: 'Powiadomienia' }).waitFor();
      await inBothThemes(page, 'bell');
    });
  });

  test('a form with errors passes, and its summary takes the focus', async () => {
    const visitor = await visits.visitorAs('jadwiga-m');
    const { page } = visitor;
    await visits.open(visitor, '/o/bema/nowy');
    await page.getByRole('button', { name: 'Opublikuj' }).click();
    await page.getByRole('alert').first().waitFor();
    await expect.poll(() => page.title()).toContain('Błąd:');
    await inBothThemes(page, 'errors');
  });
});
