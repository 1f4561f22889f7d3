import { Type } from 'typebox';
import { Closed, Nullable, PublicId } from '../common.ts';
import { defineRoute } from '../http.ts';
import { adminLimits as limits } from './limits.ts';
import { adminPaths as paths } from './paths.ts';
import { KnownPersonWhole } from './schema.ts';

/** Those of `limits.suspensionDays`. */
const Days = Type.Union([Type.Literal(1), Type.Literal(3), Type.Literal(7), Type.Literal(28)], {
  description: 'Null: until further notice',
});
const Reason = Type.String({
  minLength: limits.minReasonChars,
  maxLength: limits.maxReasonChars,
  description: 'Kept in the audit log',
});

const act = {
  tag: 'admin',
  access: 'account',
  params: Closed({ person: PublicId }),
  responses: { 200: KnownPersonWhole },
  errors: ['forbidden', 'email_unconfirmed', 'account_suspended', 'person_not_found'],
} as const;

/** What the administrator does with an account, each with its reason. */
export const peopleRoutes = {
  suspendPerson: defineRoute({
    ...act,
    ...paths.suspendPerson,
    summary: 'Suspend a person on the whole site; their devices are signed out',
    body: Closed({
      days: Nullable(Days),
      reason: Reason,
    }),
  }),
  unsuspendPerson: defineRoute({
    ...act,
    ...paths.unsuspendPerson,
    summary: 'End a suspension',
    body: Closed({ reason: Reason }),
  }),
  signOutPerson: defineRoute({
    ...act,
    ...paths.signOutPerson,
    summary: 'Sign a person out on all devices',
    body: Closed({ reason: Reason }),
  }),
} as const;
