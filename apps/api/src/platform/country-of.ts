import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import ipaddr from 'ipaddr.js';
import { Reader } from 'mmdb-lib';
import type { Logger } from 'pino';

const from = createRequire(import.meta.url);
const file = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';

/** Some 8 MB, read when it is first asked of. */
let opened: Promise<Reader<never>> | null = null;
const open = async (): Promise<Reader<never>> => new Reader<never>(await readFile(from.resolve(file)));

const codeIn = (found: unknown): string | null => {
  if (typeof found !== 'object' || found === null || !('country_code' in found)) return null;
  const { country_code: code } = found;
  return typeof code === 'string' && /^[A-Z]{2}$/.test(code) ? code : null;
};

/** As the file has it: the IPv4 address that one of IPv6 stands for; null: not of the internet. */
const publicAddress = (address: string): string | null => {
  if (!ipaddr.isValid(address)) return null;
  const known = ipaddr.process(address);
  return known.range() === 'unicast' ? known.toString() : null;
};

/**
 * The country (ISO 3166-1, two letters) to whose network an IP address was given, by the public registers of the internet (WHOIS), which
 * come as a file with a package: nobody is asked. Null where it is not known, and of addresses that are not of the internet. A file
 * that cannot be read is logged: nobody is kept from anything by it.
 */
export const countryOf = async (address: string, log: Pick<Logger, 'error'>): Promise<string | null> => {
  const asked = publicAddress(address);
  if (asked === null) return null;
  try {
    opened ??= open();
    return codeIn((await opened).get(asked));
  } catch (error) {
    opened = null;
    log.error({ err: error }, 'countries of addresses are not known: their file cannot be read');
    return null;
  }
};
