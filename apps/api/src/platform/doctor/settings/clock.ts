import type { Check } from '../check.ts';

/** More than this and codes, tokens and due dates are visibly wrong. */
const toleranceMs = 2000;

const advice =
  'Let both machines take their time from the network: "timedatectl set-ntp true", then "timedatectl" says whether the clock is synchronized. In a virtual machine look whether the host sets the clock.';

const span = (ms: number): string => {
  const seconds = ms / 1000;
  if (seconds < 120) return `${seconds.toFixed(1)} s`;
  if (seconds < 7200) return `${(seconds / 60).toFixed(0)} minutes`;
  return seconds < 48 * 3600 ? `${(seconds / 3600).toFixed(0)} hours` : `${(seconds / 86_400).toFixed(0)} days`;
};

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
    const behind = Math.max(0, before - there);
    const ahead = Math.max(0, there - after);
    if (Math.max(behind, ahead) <= toleranceMs) return [];
    const which = ahead > 0 ? 'ahead of' : 'behind';
    return [
      { problem: `The clock of the database server is ${span(ahead + behind)} ${which} that of this machine.`, advice },
    ];
  },
};
