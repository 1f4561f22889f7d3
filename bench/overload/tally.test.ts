import { expect, it } from 'vitest';
import { createTally, percentile } from './tally.ts';

it('counts each ending apart, with its own times', () => {
  const tally = createTally('lists');
  for (let ms = 1; ms <= 100; ms += 1) tally.count('served', ms);
  tally.count('refused', 7);
  tally.count({ wrong: '500' }, 1000);
  tally.count({ wrong: '500' }, 1000);
  expect(tally.outcome()).toEqual({
    name: 'lists',
    served: 100,
    refused: 1,
    wrong: { '500': 2 },
    servedP50Ms: 50,
    servedP99Ms: 99,
    refusedP50Ms: 7,
    refusedP99Ms: 7,
  });
});

it('tells no time where there is none', () => {
  expect(percentile([], 0.99)).toBeNull();
});
