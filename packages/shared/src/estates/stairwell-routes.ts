import { Type } from 'typebox';
import { Closed, Cursor, CursorPage, PublicId, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { Me } from '../identity/schema.ts';
import { estateLimits as limits } from './limits.ts';
import { HeldStairwellCode, StairwellCode, StairwellCodeText } from './schema.ts';
import { stairwellPaths as paths } from './stairwell-paths.ts';

const tag = 'estates';
const ofPlace = Closed({ place: Slug });
const refusals = [
  'place_not_found',
  'joining_not_open',
  'forbidden',
  'email_unconfirmed',
  'account_suspended',
] as const;

export const stairwellRoutes = {
  listCodes: defineRoute({
    ...paths.listCodes,
    tag,
    access: 'account',
    summary: 'The stairwell codes of an estate, the newest first',
    params: ofPlace,
    query: Closed({ cursor: Type.Optional(Cursor) }),
    responses: { 200: CursorPage(StairwellCode) },
    errors: refusals,
  }),
  createCode: defineRoute({
    ...paths.createCode,
    tag,
    access: 'account',
    creates: true,
    summary: 'Make a code for a staircase',
    params: ofPlace,
    body: Closed({
      label: Type.String({ minLength: 1, maxLength: limits.maxStairwellLabelChars }),
      maxUses: Type.Integer({ minimum: 1, maximum: limits.maxStairwellUses }),
      days: Type.Integer({
        minimum: 1,
        maximum: limits.maxStairwellDays,
        description: 'It holds until the end of the day so many days from now, in the time zone of the estate',
      }),
    }),
    responses: { 201: StairwellCode },
    errors: refusals,
  }),
  withdrawCode: defineRoute({
    ...paths.withdrawCode,
    tag,
    access: 'account',
    summary: 'Take a code back',
    description: 'Repeatable. Whoever has joined with it stays.',
    params: Closed({ place: Slug, stairwell: PublicId }),
    responses: { 200: StairwellCode },
    errors: [...refusals, 'stairwell_code_unknown'],
  }),
  lookAtCode: defineRoute({
    ...paths.lookAtCode,
    tag,
    access: 'optional',
    summary: 'What a stairwell code is for, and whether it still holds',
    description: 'Changes nothing. Looking for codes that are none is limited for each account and address.',
    params: Closed({ stairwellCode: StairwellCodeText }),
    responses: { 200: HeldStairwellCode },
    errors: ['stairwell_code_unknown'],
  }),
  joinByCode: defineRoute({
    ...paths.joinByCode,
    tag,
    access: 'account',
    summary: 'Join an estate with a stairwell code',
    description:
      'Whatever the way into the estate; a member gets the badge. Repeatable: one person counts once. Which code somebody used is not kept. Becomes home where the person has none.',
    body: Closed({ stairwellCode: StairwellCodeText }),
    responses: { 200: Closed({ place: Slug, me: Me }) },
    errors: [
      'stairwell_code_unknown',
      'stairwell_code_expired',
      'stairwell_code_used_up',
      'stairwell_code_withdrawn',
      'joining_not_open',
      'email_unconfirmed',
      'account_suspended',
    ],
  }),
} as const;
