import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { MessageKey } from '../../lib/i18n.tsx';

/** What is wrong with a field and how to mend it, as a key of the catalogue; `undefined` when nothing is. */
export type Fault = MessageKey | undefined;

/** A hint for the writer, not the law: the server decides, and whether the address exists the mailed code shows. */
export const emailFault = (typed: string): Fault => {
  const email = typed.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) && email.length <= limits.maxEmailChars) return undefined;
  // Whoever typed the @ is not told that it is missing.
  return /^[^\s@]+@[^\s@]+$/.test(email) ? 'identity.errorEmailEnd' : 'identity.errorEmail';
};

export const nameFault = (name: string): Fault => {
  const chars = name.trim().length;
  return chars >= limits.minDisplayNameChars && chars <= limits.maxDisplayNameChars ? undefined : 'identity.errorName';
};

/** Length alone: of the rest the server says what it is. */
export const passkeyNameFault = (name: string): Fault => {
  const chars = name.trim().length;
  return chars >= limits.minPasskeyNameChars && chars <= limits.maxPasskeyNameChars
    ? undefined
    : 'signin.errorPasskeyName';
};

/** A password is optional when registering: an empty one means signing in by code only. */
export const newPasswordFault = (password: string, required = false): Fault => {
  if (password === '' && !required) return undefined;
  if (password.length < limits.minPasswordChars) return 'identity.errorPasswordShort';
  return password.length > limits.maxPasswordChars ? 'identity.errorPasswordLong' : undefined;
};

/** The digits of a code, however it was typed or pasted: "123 456", "123-456", a whole sentence around it. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '').slice(0, limits.codeDigits);

export const codeFault = (code: string): Fault =>
  digitsOf(code).length === limits.codeDigits ? undefined : 'identity.errorCode';
