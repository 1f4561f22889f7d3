import type { Check } from '../check.ts';

/** More than this and codes, tokens and due dates are visibly wrong. */
const toleranceMs = 2000;

const advice =
  'Let both machines take their time from the network: "timedatectl set-ntp true", then "timedatectl" says whether the clock is synchronized. In a virtual machine look whether the host sets the clock.';

export const checkClock: Check = {
  name: 'settings.clock',
  area: 'settings',
  rule: 'The clocks of this machine and of the database server agree.',
  run: async ({ reader }) => {
    if (reader.kind === 'embedded') return [];
    const before = Date.now();
    const [row] = await reader.rows('select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms');
    const after = Date.now();
    const there = Number(row?.['ms']);
    // It was asked at some moment between the two.
    const apart = there < before ? before - there : Math.max(0, there - after);
    if (apart <= toleranceMs) return [];
    return [{ problem: `The clocks are ${(apart / 1000).toFixed(1)} s apart.`, advice }];
  },
};
