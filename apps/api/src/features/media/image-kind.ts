const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, offset) => bytes[at + offset] === byte);

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/**
 * True for bytes that begin like a JPEG, PNG, WebP or AVIF. Anything else (SVG, PDF, TIFF, HEIC …) never reaches a decoder,
 * whatever its name or content type says.
 */
export const isTakenKind = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0xff, 0xd8, 0xff]) ||
  startsWith(bytes, [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a]) ||
  (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) ||
  startsWith(bytes, ascii('ftypavif'), 4) ||
  startsWith(bytes, ascii('ftypavis'), 4);
