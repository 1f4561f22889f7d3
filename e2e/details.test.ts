import { expect, test } from 'vitest';
import { describeInBrowser } from './journey.ts';
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
