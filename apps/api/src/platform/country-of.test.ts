import { describe, expect, it } from 'vitest';
import { countryOf } from './country-of.ts';

describe('the country of an address', () => {
  it.each([
    ['83.5.1.1', 'PL'],
    ['::ffff:83.5.1.1', 'PL'],
    ['79.192.0.1', 'DE'],
    ['8.8.8.8', 'US'],
  ])('%s is %s', (address, country) => {
    expect(countryOf(address)).toBe(country);
  });

  it.each([
    ['the machine itself', '127.0.0.1'],
    ['the machine itself in IPv6', '::1'],
    ['a network at home', '192.168.1.1'],
    ['one behind a provider’s own translation', '100.64.0.1'],
    ['documentation', '203.0.113.1'],
    ['IPv6 of the internet', '2a01:110f::1'],
    ['a local link with its zone', 'fe80::1%eth0'],
    ['nothing', ''],
    ['no address', 'unknown, 83.5.1.1'],
  ])('%s has none', (_what, address) => {
    expect(countryOf(address)).toBeNull();
  });
});
