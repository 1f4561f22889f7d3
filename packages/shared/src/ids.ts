/** Bitcoin's base58 alphabet: no 0, O, I, l. */
export const base58Alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Length of an outside id: 58^12 ≈ 2^70, random, reveals no count. */
export const publicIdLength = 12;

export const publicIdPattern = '^[1-9A-HJ-NP-Za-km-z]{12}$';

/** Makes an outside id from random bytes given by the caller (this package does no I/O); each byte >= 232 is skipped to stay uniform. */
export const publicIdFrom = (randomBytes: (count: number) => Uint8Array): string => {
  let id = '';
  while (id.length < publicIdLength) {
    for (const byte of randomBytes(16)) {
      if (byte < 232 && id.length < publicIdLength) id += base58Alphabet.charAt(byte % 58);
    }
  }
  return id;
};

const polishLetters: Readonly<Record<string, string>> = { ł: 'l', Ł: 'l' };

/** Lower-case ASCII words joined by hyphens, at most 60 characters; `watek` when nothing is left (other scripts). */
export const slugify = (text: string): string =>
  text
    .replace(/[łŁ]/g, (letter) => polishLetters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'watek';
