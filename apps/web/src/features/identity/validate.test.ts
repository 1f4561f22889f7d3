import { describe, expect, it } from 'vitest';
import { codeFault, digitsOf, emailFault, nameFault, newPasswordFault } from './validate.ts';

describe('emailFault', () => {
  it.each(['jan@poczta.pl', ' jan@poczta.pl ', 'jan.k+forum@poczta.com.pl', 'żółw@gęś.pl'])('accepts %j', (email) => {
    expect(emailFault(email)).toBeUndefined();
  });

  it.each(['', 'jan.poczta.pl', 'jan@', '@poczta.pl', 'jan kowal@poczta.pl', 'jan@@poczta.pl'])(
    'asks to mend %j',
    (email) => {
      expect(emailFault(email)).toBe('identity.errorEmail');
    },
  );

  it.each(['jan@poczta', 'jan@poczta.', 'jan@.pl'])('does not say that the @ is missing in %j', (email) => {
    expect(emailFault(email)).toBe('identity.errorEmailEnd');
  });
});

describe('nameFault', () => {
  it('wants 2 to 40 characters, spaces around them not counted', () => {
    expect(nameFault('Jo')).toBeUndefined();
    expect(nameFault(' J ')).toBe('identity.errorName');
    expect(nameFault('a'.repeat(40))).toBeUndefined();
    expect(nameFault('a'.repeat(41))).toBe('identity.errorName');
  });
});

describe('newPasswordFault', () => {
  it('lets registration go without one, but not a short one', () => {
    expect(newPasswordFault('')).toBeUndefined();
    expect(newPasswordFault('', true)).toBe('identity.errorPasswordShort');
    expect(newPasswordFault('topola1')).toBe('identity.errorPasswordShort');
    expect(newPasswordFault('trzy zwykłe słowa')).toBeUndefined();
    expect(newPasswordFault('a'.repeat(257))).toBe('identity.errorPasswordLong');
  });
});

describe('a code', () => {
  it.each(['123456', '123 456', '123-456', 'Twój kod: 123456.', '1234567'])('is read from %j', (typed) => {
    expect(digitsOf(typed)).toBe('123456');
    expect(codeFault(typed)).toBeUndefined();
  });

  it('is asked for while digits are missing', () => {
    expect(codeFault('12345')).toBe('identity.errorCode');
  });
});
