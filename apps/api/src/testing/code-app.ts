import { TOTP, URI } from 'otpauth';

/** An app that makes codes, once it has read the QR code whose text this is. */
export const openCodeApp = (uri: string): TOTP => {
  const read = URI.parse(uri);
  if (!(read instanceof TOTP)) throw new Error(`No key for codes by the clock: ${uri}`);
  return read;
};
