import { transcode } from 'node:buffer';

/** Of a UTF-16 unit in UTF-8. */
const mostBytesOfUnit = 3;
/** Shorter ones are written sooner than they are copied. */
const worthCopyingUnits = 2048;

/**
 * The bytes of JSON, which is well-formed text whatever strings are in it. Written straight out of a string, a letter that is
 * not of Latin-1 costs several times as much as out of a copy of its units, and with Polish there is one in every page.
 */
export const utf8OfJson = (json: string): Buffer => {
  if (json.length >= worthCopyingUnits) return transcode(Buffer.from(json, 'utf16le'), 'utf16le', 'utf8');
  // `Buffer.from` goes through the string twice: to know its length, and to write it.
  const bytes = Buffer.allocUnsafe(json.length * mostBytesOfUnit);
  return bytes.subarray(0, bytes.write(json));
};
