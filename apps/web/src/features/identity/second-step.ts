import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import { useRouter } from '@tanstack/react-router';
import { ApiError } from '../../lib/api-error.ts';
import type { Fault } from './validate.ts';

/** Where the second step is taken. */
export const secondStepPath = '/zaloguj/drugi-krok';

const recoveryChars = 10;

/** A recovery code has ten letters and digits, however they are typed. */
export const recoveryCodeFault = (typed: string): Fault =>
  typed.replace(/[^0-9A-Za-z]/g, '').length === recoveryChars ? undefined : 'signin.errorRecoveryCode';

export const appCodeFault = (typed: string): Fault =>
  typed.length === limits.codeDigits ? undefined : 'signin.errorAppCode';

/** Goes on to the second step where the first says that there is one; any other refusal is thrown on. */
export const useSecondStepNext = (back: string) => {
  const router = useRouter();
  return async (firstStep: Promise<unknown>): Promise<void> => {
    try {
      await firstStep;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'second_step_needed') throw error;
      await router.navigate({ to: secondStepPath, search: back === '/' ? {} : { powrot: back } });
    }
  };
};
