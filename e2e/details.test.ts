import { expect, test } from 'vitest';
import { describeInBrowser, openAs, phone } from './journey.ts';
import { useVisits } from './page-visits.ts';

/** Small things that one sees or feels, and that no other test would miss. */
describeInBrowser('in detail', () => {
  const visits = useVisits();

  test('counts of what cannot be pressed yet look like text', async () => {
    const visitor = await visits.visitorAs('jadwiga-m');
    await visits.open(visitor, 'thread:Zapadnięty chodnik');
    const counts = visitor.page.getByText(/^Pomocne:\s\d+$|^\d+\s(?:osoba|osoby|osób) potwierdza/);
    await counts.filter({ hasText: 'Pomocne' }).first().waitFor();
    await counts.filter({ hasText: 'potwierdza' }).first().waitFor();
    expect(await counts.locator('svg').count()).toBe(0);
  });

  test('a withdrawn post takes the focus that its menu had', async () => {
    const visitor = await visits.visitorAs('jadwiga-m');
    const { page } = visitor;
    await visits.open(visitor, 'thread:Zapadnięty chodnik');
    await page.getByLabel('Treść odpowiedzi').fill('Wpisane przez pomyłkę.');
    await page.getByRole('button', { name: 'Wyślij' }).click();
    const post = page.getByRole('article').filter({ hasText: 'Wpisane przez pomyłkę.' });
    await post.getByRole('button', { name: /^Więcej działań/ }).click();
    const number = await post.getAttribute('data-number');
    await page.getByRole('menuitem', { name: 'Wycofaj post' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Wycofaj post' }).click();
    await page.locator(`#post-${number}`).getByText('Post wycofany.').waitFor();
    // The stub is there before the dialog has gone.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`post-${number}`);
  });

  test('the pressed filter of a forum is in sight on a phone, and the page does not move', async () => {
    const visitor = await visits.visitorAs('jadwiga-m');
    const { page } = visitor;
    await page.setViewportSize(phone.viewport);
    await visits.open(visitor, '/o/bema?status=odmowa');
    const pressed = page.getByRole('group', { name: 'Pokaż wątki' }).getByRole('button', { pressed: true });
    const { x = 0, width = 999 } = (await pressed.boundingBox()) ?? {};
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(phone.viewport.width);
    expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
  });

  test('a toast on a phone lies on nothing that one may want to press', async () => {
    const visitor = await visits.visitorAs('jadwiga-m');
    const { page } = visitor;
    await page.setViewportSize(phone.viewport);
    await visits.open(visitor, 'thread:Zapadnięty chodnik');
    const places: boolean[] = [];
    for (const number of [1, 2, 3, 4]) {
      await page.getByRole('button', { name: new RegExp(`^Więcej działań: .* nr ${number}$`) }).click();
      await page.getByRole('menuitem', { name: 'Kopiuj link' }).click();
      const toast = page.locator('.toast');
      await toast.waitFor();
      const { covered, isHigh } = await toast.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const controls = [...document.querySelectorAll('.topbar, .tabbar, main button, main textarea')];
        return {
          covered: controls
            .filter((control) => {
              const at = control.getBoundingClientRect();
              return at.height > 0 && at.bottom > top && at.top < bottom;
            })
            .map(({ outerHTML }) => outerHTML.slice(0, 120)),
          isHigh: top < innerHeight / 2,
        };
      });
      // Under the bar at the top there may be buttons too; it goes there only from others.
      expect(isHigh ? covered.filter((html) => html.includes('bar')) : covered).toEqual([]);
      places.push(isHigh);
      // Under the pointer it would stay.
      await page.mouse.move(1, 1);
      await toast.waitFor({ state: 'detached' });
    }
    expect(places).toContain(false);
  });

  test('a new thread keeps its topic on the way to another place and back, and an error goes with its fault', async () => {
    const visitor = await visits.visitorAs('jadwiga-m');
    const { page } = visitor;
    await visits.open(visitor, '/o/bema/nowy');
    const place = page.getByLabel('Osiedle');
    const topic = page.getByLabel('Temat');
    await topic.selectOption({ index: 1 });
    const chosen = await topic.inputValue();
    await place.selectOption({ label: 'Forum miasta' });
    await page.waitForURL(/\/o\/(?!bema)/);
    await place.selectOption({ label: 'Bema' });
    await page.waitForURL(/\/o\/bema/);
    await expect.poll(() => topic.inputValue()).toBe(chosen);

    await page.getByRole('button', { name: 'Opublikuj' }).click();
    const title = page.getByLabel('Tytuł');
    expect(await title.getAttribute('aria-invalid')).toBe('true');
    await title.fill('Ciemno na alejce przy stawie');
    expect(await title.getAttribute('aria-invalid')).toBeNull();
    await expect.poll(() => page.title()).toContain('Błąd:');
    await page.getByLabel('Treść', { exact: true }).fill('Od wtorku.');
    await expect.poll(() => page.title()).not.toContain('Błąd:');
  });

  test('small links have a finger’s room on a phone, and leave their neighbours theirs', async () => {
    const { context, page } = await openAs(visits.browser, visits.server, 'joanna-s', phone);
    const links =
      'footer.site a, footer.site button, .crumbs a, .sec > a, .btnrow > a:not([class]), .post header .who a:not(.chip), .permalink, .reply-to a';
    for (const path of ['/', 'thread:Zapadnięty chodnik', '/admin/osiedla/bema']) {
      await page.goto(await visits.addressOf(path), { waitUntil: 'networkidle' });
      const found = await page.locator(links).evaluateAll((elements) => {
        const all = elements.map((element) => ({ words: element.textContent, at: element.getBoundingClientRect() }));
        const meet = (one: DOMRect, other: DOMRect): boolean =>
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
        return {
          count: all.length,
          small: all.filter(({ at }) => at.height < 43.5).map(({ words }) => words),
          overlapping: all
            .filter((one) => all.some((other) => other !== one && meet(one.at, other.at)))
            .map(({ words }) => words),
        };
      });
      expect(found.count).toBeGreaterThan(8);
      expect([path, found.small, found.overlapping]).toEqual([path, [], []]);
    }
    await context.close();
  });

  test('a heading of one long word stays whole with text twice as large', async () => {
    const visitor = await visits.visitorAs('roman-g');
    const { page } = visitor;
    await visits.open(visitor, '/powiadomienia');
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const lines = await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
        document.documentElement.style.fontSize = '200%';
        const range = document.createRange();
        range.selectNodeContents(heading);
        const count = range.getClientRects().length;
        document.documentElement.style.fontSize = '';
        return count;
      });
      expect([width, lines]).toEqual([width, 1]);
    }
  });

  test('a switch among checks is drawn as a switch', async () => {
    const visitor = await visits.visitorAs('krystyna-l');
    const { page } = visitor;
    await visits.open(visitor, '/moderacja');
    await page.getByRole('button', { name: 'Skróty', exact: true }).click();
    const drawn = await page.getByRole('switch').evaluate((element) => {
      const { borderRadius, width, height } = getComputedStyle(element);
      return { borderRadius, width, height, tick: getComputedStyle(element, '::before').clipPath };
    });
    expect(drawn).toEqual({ borderRadius: '14px', width: '48px', height: '28px', tick: 'none' });
  });
});
