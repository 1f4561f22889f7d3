import { codeFault, digitsOf } from './validate.ts';
import type { Fault } from './validate.ts';

/** How the person shows that it is them: the password so far, or a code mailed to the address so far. */
export type ProofWay = 'password' | 'code';

export type Proof = { readonly currentPassword: string } | { readonly code: string };

/** What is wrong with a proof before it is sent. */
export const proofFaults = (
  by: ProofWay,
  typed: string,
): { readonly currentPassword: Fault; readonly code: Fault } => ({
  currentPassword: by === 'password' && typed === '' ? 'identity.errorPasswordEmpty' : undefined,
  code: by === 'code' ? codeFault(typed) : undefined,
});

export const proofOf = (by: ProofWay, typed: string): Proof =>
  by === 'code' ? { code: digitsOf(typed) } : { currentPassword: typed };
