import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, openAs, openBrowser, picturesOfFailures, startDemoServer } from './journey.ts';
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
});
