import { expect, it } from 'vitest';
import { emptyRegistration, reachable } from './registration-draft.ts';

const draft = (email: string, sentTo: string) => ({ ...emptyRegistration, email, sentTo });

it.each([
  ['code', 'ewa@poczta.example', 'ewa@poczta.example', 'code'],
  ['code', 'adam@poczta.example', 'ewa@poczta.example', 'about'],
  ['about', 'adam@poczta.example', 'ewa@poczta.example', 'about'],
  ['email', 'ewa@poczta.example', 'ewa@poczta.example', 'email'],
  ['about', '', '', 'email'],
  ['code', '', '', 'email'],
] as const)(
  'the step "%s" with the address %s, of which the code went to %s, is "%s"',
  (step, email, sentTo, shown) => {
    expect(reachable(step, draft(email, sentTo))).toBe(shown);
  },
);
