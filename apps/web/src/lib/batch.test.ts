import { expect, it } from 'vitest';
import { inBatches } from './batch.ts';

const recording = (most: number) => {
  const asked: (readonly string[])[] = [];
  const lookUp = inBatches(most, async (keys) => {
    asked.push(keys);
    if (keys.includes('x')) throw new Error('no');
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.toUpperCase()]));
  });
  return { asked, lookUp };
};

it('asks once for what is wanted at once, each key once', async () => {
  const { asked, lookUp } = recording(10);
  expect(await Promise.all(['a', 'b', 'a', 'nobody'].map(lookUp))).toEqual(['A', 'B', 'A', undefined]);
  expect(asked).toEqual([['a', 'b', 'nobody']]);
  expect(await lookUp('a')).toBe('A');
  expect(asked).toHaveLength(2);
});

it('asks in parts, and a part that fails is its own', async () => {
  const { asked, lookUp } = recording(2);
  const answers = await Promise.allSettled(['a', 'b', 'x', 'c', 'd'].map(lookUp));
  expect(asked).toEqual([['a', 'b'], ['x', 'c'], ['d']]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
});
