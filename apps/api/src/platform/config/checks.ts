import { statSync } from 'node:fs';
import { isIP } from 'node:net';

// Each check answers null when the text is fine, else what was expected, to follow "NAME must be". Addresses of
// databases and mail servers carry passwords, so they are never repeated in a fault.

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** An address of one of the schemes, with a host. */
export const addressOf =
  (schemes: readonly string[], example: string) =>
  (text: string): string | null => {
    const url = parsed(text);
    const fine =
      url !== null && schemes.includes(url.protocol) && (url.hostname !== '' || url.searchParams.has('host'));
    return fine ? null : `an address such as ${example}`;
  };

/** An http(s) origin without path, query or password: other sites' addresses are compared with it. */
export const origin = (text: string): string | null => {
  const url = parsed(text);
  const expected = 'an http or https address without a path, such as https://forum.example.org';
  // Also where it cannot be read as an address.
  if (text.includes('@')) return `${expected}, and without a user or a password`;
  const fine =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '';
  return fine ? null : `${expected}, not "${text}"`;
};

/** `name@host`, or `Name <name@host>`; nothing that could add a header or a second address. */
export const sender = (text: string): string | null =>
  /^(?:[^<>@,;"\r\n]*<[^\s<>@,;"]+@[^\s<>@,;"]+>|[^\s<>@,;"]+@[^\s<>@,;"]+)$/u.test(text)
    ? null
    : `one sender such as "Moja ulica <forum@example.org>", not "${text}"`;

/** A file that is there and can be read as one. */
export const existingFile = (path: string): string | null =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true ? null : `the path of an existing file, not "${path}"`;

/** A host name or an IP address to listen on. */
export const listenHost = (text: string): string | null =>
  isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)
    ? null
    : `a host name or an IP address to listen on, such as 127.0.0.1, not "${text}"`;

/** A random text of 32 characters has more than 16 different ones, save once in a very long time; 64 digits in hex too. */
const leastDifferent = 12;

/** Words of those who write examples; that of deploy/moja-ulica.env.example once said what to put there. */
const placeholder = /openssl|placeholder|change.?(?:me|this)|replace.?(?:me|this)|your.?secret/i;

/** Long enough that an HS256 key cannot be guessed, and not plainly made up. */
export const secret = (text: string): string | null => {
  const random = 'random, such as the output of "openssl rand -base64 32"';
  if (text.length < 32) return `at least 32 characters long and ${random}`;
  const fine = new Set(text).size >= leastDifferent && !placeholder.test(text);
  return fine
    ? null
    : `${random}, not a placeholder or few characters again and again; or take it away, and the app keeps one of its own in the database`;
};

/** Where one line of a file may tell people to write. */
export const contact = (text: string): string | null => {
  const url = parsed(text);
  const fine = url !== null && ['mailto:', 'https:'].includes(url.protocol) && !/\s/.test(text);
  return fine ? null : `an address such as mailto:security@example.org or https://example.org/security, not "${text}"`;
};

/** A part of a whole. */
export const shareOf = (text: string): string | null =>
  /^(0(\.\d+)?|1(\.0+)?)$/.test(text) ? null : `a number from 0 to 1 such as 0.1, not "${text}"`;

/** A name that fits in a title and in a mail's sender. */
export const shortName = (text: string): string | null =>
  // oxlint-disable-next-line no-control-regex -- control characters are what it refuses
  text.length <= 60 && !/[\u0000-\u001f<>"]/u.test(text) ? null : 'a name of at most 60 characters without < > "';

/** An IP address, or a network as address/bits; not one of everybody. */
export const network = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  );
};
