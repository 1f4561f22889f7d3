import { expect, it } from 'vitest';
import { rarely } from './rarely.ts';

it('says the first at once, then once a minute how many were passed over', () => {
  let now = 0;
  const said: [string, number][] = [];
  const tell = rarely(
    (what: string, passedOver) => void said.push([what, passedOver]),
    () => now,
  );
  for (; now <= 120_000; now += 50) tell(`at ${String(now)}`);
  expect(said).toEqual([
    ['at 0', 0],
    ['at 60000', 1199],
    ['at 120000', 1199],
  ]);
});
