import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, openAs, openBrowser, phone, picturesOfFailures, startDemoServer } from './journey.ts';
import { holdsInAllShapes } from './page-checks.ts';
import type { RunningServer } from './server.ts';

/** A screenshot of ours: a picture as good as any. */
const portrait = {
  name: 'portret.png',
  mimeType: 'image/png',
  buffer: readFileSync(join(import.meta.dirname, '../docs/images/phone.png')),
};

describeInBrowser('neighbours', () => {
  let browser: Browser;
  let server: RunningServer;
  picturesOfFailures();

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startDemoServer()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** Photos that have really been drawn. */
  const drawnPhotos = (page: Page): Promise<number> =>
    page
      .locator('img.av')
      .evaluateAll((all) => all.filter((one) => one instanceof HTMLImageElement && one.naturalWidth > 0).length);

  test('a photo is chosen with the keyboard alone; a neighbour sees it, a guest does not', async () => {
    const jadwiga = await openAs(browser, server, 'jadwiga-m');
    const { page } = jadwiga;
    // Listened for from the beginning: only then does the browser leave the choice to us.
    let chosen = { name: 'notatki.txt', mimeType: 'text/plain', buffer: Buffer.from('x') };
    page.on('filechooser', (chooser) => void chooser.setFiles(chosen));
    await page.goto('/ustawienia/profil');
    await page.getByRole('button', { name: 'Wybierz zdjęcie' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Wybierz zdjęcie JPEG, PNG, WebP albo AVIF.').waitFor();
    chosen = portrait;
    await page.keyboard.press('Enter');
    await page.getByText('Zdjęcie zapisane').waitFor();
    await expect.poll(() => drawnPhotos(page)).toBeGreaterThanOrEqual(2);
    await holdsInAllShapes(page);

    const neighbour = await openAs(browser, server, 'marian-p');
    await neighbour.page.goto('/u/jadwiga-m');
    await expect.poll(() => drawnPhotos(neighbour.page)).toBe(1);
    const address = await neighbour.page.locator('img.av').getAttribute('src');
    await holdsInAllShapes(neighbour.page);

    const guest = await openAs(browser, server, null);
    await guest.page.goto('/u/jadwiga-m', { waitUntil: 'networkidle' });
    expect(await guest.page.locator('img.av').count()).toBe(0);
    // Nor with the address, whoever gave it.
    expect((await guest.page.request.get(address ?? '')).status()).toBe(404);
    expect((await neighbour.page.request.get(address ?? '')).status()).toBe(200);

    await page.getByRole('button', { name: 'Usuń zdjęcie' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Zdjęcie usunięte').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Wybierz zdjęcie');
    expect((await neighbour.page.request.get(address ?? '')).status()).toBe(404);
    for (const { problems, context } of [jadwiga, neighbour, guest]) {
      expect(problems).toEqual([]);
      await context.close();
    }
  });

  test('a neighbour is invited by a link, opens an account, and is there', async () => {
    const jadwiga = await openAs(browser, server, 'jadwiga-m');
    const { page } = jadwiga;
    await page.goto('/o/bema');
    await page.getByRole('link', { name: 'Zaproś sąsiada' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Utwórz link' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'Kod QR z zaproszeniem na osiedle Bema' }).waitFor();
    const link = await page.getByLabel('Link z zaproszeniem').inputValue();
    await holdsInAllShapes(page);

    const guest = await openAs(browser, server, null, phone);
    await guest.page.goto(new URL(link).pathname);
    await guest.page.getByRole('heading', { level: 1, name: 'Jadwiga M. zaprasza na osiedle Bema' }).waitFor();
    await holdsInAllShapes(guest.page);
    await guest.page.getByRole('main').getByRole('link', { name: 'Załóż konto' }).click();
    await guest.page.getByLabel('Adres e-mail').fill('nowa.sasiadka@przyklad.example');
    await guest.page.keyboard.press('Enter');
    expect(await guest.page.getByRole('radio', { name: /Bema/ }).isChecked()).toBe(true);
    await guest.context.close();

    const newcomer = await openAs(browser, server, 'pawel-d');
    await newcomer.page.goto(new URL(link).pathname);
    await newcomer.page.getByRole('button', { name: 'Dołącz do osiedla Bema' }).click();
    await newcomer.page.waitForURL('/o/bema');
    await page.reload();
    await page.getByText('Dołączyła 1 osoba').waitFor();

    await page.getByRole('button', { name: 'Wycofaj link' }).click();
    await page.getByRole('button', { name: 'Utwórz link' }).waitFor();
    await newcomer.page.goto(new URL(link).pathname);
    await newcomer.page.getByRole('heading', { level: 1, name: 'To zaproszenie już nie działa' }).waitFor();
    expect(jadwiga.problems).toEqual([]);
    await Promise.all([jadwiga.context.close(), newcomer.context.close()]);
  });

  test('an animator opens the welcome thread in one press, and who has written nothing is led there', async () => {
    const animator = await openAs(browser, server, 'natalia-b');
    await animator.page.goto('/o/bema');
    await animator.page.getByRole('button', { name: 'Załóż wątek powitalny' }).click();
    await animator.page.getByText('Wątek powitalny jest gotowy').waitFor();
    const title = 'Przywitaj się: kto mieszka na osiedlu Bema?';
    await animator.page.getByRole('link', { name: title }).first().waitFor();

    const newcomer = await openAs(browser, server, 'pawel-d');
    await newcomer.page.goto('/o/bema');
    await newcomer.page.getByRole('link', { name: title }).first().click();
    await newcomer.page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(animator.problems).toEqual([]);
    await Promise.all([animator.context.close(), newcomer.context.close()]);
  });

  test('an organisation is made, its keeper says yes and writes for it', async () => {
    const admin = await openAs(browser, server, 'joanna-s');
    const { page } = admin;
    await page.goto('/admin/organizacje');
    await page.getByLabel('Nazwa', { exact: true }).fill('Klub Pod Topolami');
    await page.getByLabel('Opis po polsku').fill('Warsztaty i spotkania w środy.');
    await page.getByLabel('Nick osoby, która zajmie się stroną').fill('kto-to-taki');
    await page.getByRole('button', { name: 'Dodaj organizację' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Zaznacz co najmniej jedno miejsce.' }).waitFor();
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(1);
    await page.getByRole('checkbox', { name: 'Bema' }).check();
    await page.getByRole('button', { name: 'Dodaj organizację' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Nie ma takiej osoby na forach.' }).click();
    const keeperField = page.locator('#organisation-keeper[aria-invalid=true]:focus');
    await keeperField.fill('jadwiga-m');
    expect(await page.getByLabel('Opis po polsku').inputValue()).toBe('Warsztaty i spotkania w środy.');
    await page.getByRole('button', { name: 'Dodaj organizację' }).click();
    await page.getByRole('link', { name: 'Klub Pod Topolami' }).waitFor();
    await holdsInAllShapes(page);

    const keeper = await openAs(browser, server, 'jadwiga-m');
    await keeper.page.goto('/wiecej');
    await keeper.page.getByRole('main').getByRole('link', { name: 'Organizacje' }).click();
    await keeper.page.getByRole('heading', { level: 1, name: 'Organizacje' }).waitFor();
    await keeper.page.getByRole('link', { name: 'Klub Pod Topolami' }).click();
    await keeper.page.getByRole('button', { name: 'Przyjmuję' }).focus();
    await keeper.page.keyboard.press('Enter');
    await keeper.page.getByText('Piszesz w imieniu tej organizacji').waitFor();
    await holdsInAllShapes(keeper.page);
    await keeper.page.goto('/o/bema/nowy');
    await keeper.page.getByLabel('Tytuł').fill('Warsztaty ceramiczne w klubie');
    await keeper.page.getByRole('textbox', { name: /Treść/ }).fill('Zapraszamy w środę o osiemnastej.');
    await keeper.page.getByRole('radio', { name: 'Także jako Klub Pod Topolami' }).check();
    await keeper.page.getByRole('button', { name: 'Opublikuj' }).click();
    await keeper.page.getByRole('heading', { level: 1, name: 'Warsztaty ceramiczne w klubie' }).waitFor();
    await keeper.page.getByRole('link', { name: 'Klub Pod Topolami' }).waitFor();

    // The keeper whom nobody knows.
    expect([...admin.problems, ...keeper.problems]).toEqual([expect.stringMatching(/404.*\/organisations/)]);
    await Promise.all([admin.context.close(), keeper.context.close()]);
  });

  test('who writes for an organisation reads who looks after its page, and edits in its name until a keeper ends it', async () => {
    const keeper = await openAs(browser, server, 'jadwiga-m');
    const home = '/organizacje/klub-pod-topolami';
    await keeper.page.goto(home);
    await keeper.page.getByLabel('Nick osoby').fill('marian-p');
    await keeper.page.getByRole('button', { name: 'Zaproś do pisania' }).click();
    await keeper.page.getByText('Zaproszenie czeka w powiadomieniach tej osoby').waitFor();

    const writer = await openAs(browser, server, 'marian-p');
    const { page } = writer;
    await page.goto(home);
    await page.getByRole('button', { name: 'Przyjmuję' }).click();
    await page.getByText('Opis i kontakt zmieniają osoby z oznaczeniem „opieka nad stroną”').waitFor();
    expect(await page.getByRole('button', { name: 'Zmień opis i kontakt' }).count()).toBe(0);

    await page.goto('/o/bema');
    await page.getByRole('link', { name: 'Warsztaty ceramiczne w klubie' }).first().click();
    await page.getByRole('radio', { name: 'Także jako Klub Pod Topolami' }).check();
    await page.getByRole('textbox', { name: 'Treść odpowiedzi' }).fill('Glinę dajemy na miejscu.');
    await page.getByRole('button', { name: 'Wyślij', exact: true }).click();
    const menu = page.getByRole('button', { name: /^Więcej działań: Marian .* nr\s2$/ });
    const edit = page.getByRole('menuitem', { name: 'Edytuj' });
    await menu.click();
    await edit.waitFor();
    await page.keyboard.press('Escape');

    await keeper.page.reload();
    await keeper.page.getByRole('button', { name: /^Usuń z listy: Marian/ }).click();
    await keeper.page.getByRole('button', { name: /^Usuń z listy: Marian/ }).waitFor({ state: 'detached' });
    // Without loading the page again.
    await expect
      .poll(
        async () => {
          await menu.click();
          await page.getByRole('menuitem', { name: 'Wycofaj post' }).waitFor();
          const offered = await edit.count();
          await page.keyboard.press('Escape');
          return offered;
        },
        { timeout: 15_000 },
      )
      .toBe(0);
    expect([...keeper.problems, ...writer.problems]).toEqual([]);
    await Promise.all([keeper.context.close(), writer.context.close()]);
  });
});
