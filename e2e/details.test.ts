import { expect, test } from 'vitest';
import { describeInBrowser } from './journey.ts';
import { useVisits } from './page-visits.ts';

/** Small things that one sees or feels, and that no other test would miss. */
describeInBrowser('in detail', () => {
  const visits = useVisits();

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
