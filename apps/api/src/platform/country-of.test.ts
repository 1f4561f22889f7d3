import { describe, expect, it } from 'vitest';
import { countryOf } from './country-of.ts';

const complaints: unknown[] = [];
const log = { error: (...facts: unknown[]) => void complaints.push(facts) };

describe('the country of an address', () => {
  it.each([
    ['83.5.1.1', 'PL'],
    ['::ffff:83.5.1.1', 'PL'],
    ['2a01:110f::1', 'PL'],
    ['8.8.8.8', 'US'],
  ])('%s is %s', async (address, country) => {
    expect(await countryOf(address, log)).toBe(country);
  });

  it.each([
    ['the machine itself', '127.0.0.1'],
    ['the machine itself in IPv6', '::1'],
    ['a network at home', '192.168.1.1'],
    ['one behind a provider’s own translation', '100.64.0.1'],
    ['documentation', '2001:db8::1'],
    ['a local link with its zone', 'fe80::1%eth0'],
    ['nothing', ''],
    ['no address', 'unknown, 83.5.1.1'],
  ])('%s has none', async (_what, address) => {
    expect(await countryOf(address, log)).toBeNull();
    expect(complaints).toEqual([]);
  });
});
