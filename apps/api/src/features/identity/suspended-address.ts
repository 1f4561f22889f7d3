import type { IdentityContext } from './context.ts';

/** Under which the address of an account that went while it was suspended is known again; worth nothing without the secret. */
export const suspendedAddressHash = (
  { keyedHash }: Pick<IdentityContext, 'keyedHash'>,
  email: string,
): Promise<Uint8Array> => keyedHash('suspended address', email.toLowerCase());
