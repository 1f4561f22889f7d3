import { Type } from 'typebox';
import { Closed, NoContent, PublicId } from '../common.ts';
import { defineRoute } from '../http.ts';
import { identityLimits as limits } from './limits.ts';
import { identityPaths as paths } from './paths.ts';
import { proof } from './proof.ts';
import { Code, Handle, Session } from './schema.ts';
import {
  Assertion,
  NewCredential,
  Passkey,
  PasskeyCreation,
  PasskeyName,
  PasskeyRequest,
  RecoveryCode,
  RecoveryCodes,
  SecondStepKey,
} from './schema-factors.ts';

const tag = 'identity';

/** Passkeys, and codes from an app as the second step of signing in. */
export const factorRoutes = {
  passkeyOptions: defineRoute({
    ...paths.passkeyOptions,
    tag,
    access: 'public',
    summary: 'Ask for any passkey of this site',
    description: 'The challenge is for this browser (a cookie tells), once, and for five minutes.',
    responses: { 200: PasskeyRequest },
    errors: [],
  }),
  signInWithPasskey: defineRoute({
    ...paths.signInWithPasskey,
    tag,
    access: 'public',
    summary: 'Sign in with a passkey',
    description:
      'Whose it is the passkey tells. Its device has made sure who uses it, so that it counts for both steps of signing in.',
    body: Assertion,
    responses: { 200: Session },
    errors: ['passkey_not_accepted'],
  }),
  secondStep: defineRoute({
    ...paths.secondStep,
    tag,
    access: 'public',
    summary: 'The second step of signing in: a code from the app, or a recovery code',
    description:
      'Within ten minutes of the first step, which answered `second_step_needed`, in the same browser (a cookie tells). Exactly one of the two.',
    body: Closed({ code: Type.Optional(Code), recoveryCode: Type.Optional(RecoveryCode) }),
    responses: { 200: Session },
    errors: ['code_invalid', 'second_step_ended'],
  }),
  newPasskeyOptions: defineRoute({
    ...paths.newPasskeyOptions,
    tag,
    access: 'account',
    summary: 'Begin adding a passkey',
    description: 'The challenge is for this browser (a cookie tells), once, and for five minutes.',
    body: Closed(proof),
    responses: { 200: PasskeyCreation },
    errors: ['invalid_credentials', 'code_invalid', 'code_expired', 'passkeys_limit_reached'],
  }),
  addPasskey: defineRoute({
    ...paths.addPasskey,
    tag,
    access: 'account',
    creates: true,
    summary: 'Add a passkey',
    description: 'A mail tells of it.',
    body: Closed({ name: PasskeyName, credential: NewCredential }),
    responses: { 201: Passkey },
    errors: ['passkey_not_accepted', 'passkeys_limit_reached', 'name_not_allowed'],
  }),
  renamePasskey: defineRoute({
    ...paths.renamePasskey,
    tag,
    access: 'account',
    summary: 'Give a passkey another name',
    description: 'It opens the account as before, so that no proof is asked for and no mail tells.',
    params: Closed({ passkey: PublicId }),
    body: Closed({ name: PasskeyName }),
    responses: { 200: Passkey },
    errors: ['passkey_not_found', 'name_not_allowed'],
  }),
  removePasskey: defineRoute({
    ...paths.removePasskey,
    tag,
    access: 'account',
    summary: 'Remove a passkey',
    description: 'A mail tells of it.',
    params: Closed({ passkey: PublicId }),
    body: Closed(proof),
    responses: { 204: NoContent },
    errors: ['invalid_credentials', 'code_invalid', 'code_expired', 'passkey_not_found'],
  }),
  prepareSecondStep: defineRoute({
    ...paths.prepareSecondStep,
    tag,
    access: 'account',
    summary: 'A key for an app that makes codes',
    description: 'Nothing changes until the app’s first code comes back.',
    body: Closed(proof),
    responses: { 200: SecondStepKey },
    errors: ['invalid_credentials', 'code_invalid', 'code_expired'],
  }),
  turnOnSecondStep: defineRoute({
    ...paths.turnOnSecondStep,
    tag,
    access: 'account',
    summary: 'Turn the second step on, with the app’s first code',
    description: 'A mail tells of it. In place of an earlier app, whose codes and recovery codes end.',
    body: Closed({ code: Code }),
    responses: { 200: RecoveryCodes },
    errors: ['code_invalid'],
  }),
  turnOffSecondStep: defineRoute({
    ...paths.turnOffSecondStep,
    tag,
    access: 'account',
    summary: 'Turn the second step off',
    description: 'A mail tells of it.',
    body: Closed(proof),
    responses: { 204: NoContent },
    errors: ['invalid_credentials', 'code_invalid', 'code_expired'],
  }),
  clearFactors: defineRoute({
    ...paths.clearFactors,
    tag,
    access: 'account',
    summary: 'Clear how somebody signs in who has lost all of it',
    description:
      'Passkeys, second step and recovery codes go and all devices are signed out; a mailed code or the password lets the person in again. A mail tells them, and the audit log keeps why.',
    params: Closed({ owner: Handle }),
    body: Closed({
      reason: Type.String({ minLength: limits.minClearReasonChars, maxLength: limits.maxClearReasonChars }),
    }),
    responses: { 204: NoContent },
    errors: ['forbidden', 'email_unconfirmed', 'account_suspended', 'person_not_found'],
  }),
  replaceRecoveryCodes: defineRoute({
    ...paths.replaceRecoveryCodes,
    tag,
    access: 'account',
    summary: 'New recovery codes in place of those I have',
    description: 'A mail tells of it.',
    body: Closed(proof),
    responses: { 200: RecoveryCodes },
    errors: ['invalid_credentials', 'code_invalid', 'code_expired', 'second_step_off'],
  }),
} as const;
