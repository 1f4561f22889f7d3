import { Type } from 'typebox';
import { Closed, Cursor, CursorPage, NoContent, PublicId, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { joinRequestPaths as paths } from './join-request-paths.ts';
import { estateLimits as limits } from './limits.ts';
import { JoinRequest, OwnJoinRequest } from './schema.ts';

const tag = 'estates';
const ofPlace = Closed({ place: Slug });
const ofRequest = Closed({ place: Slug, request: PublicId });
const standing = ['place_not_found', 'email_unconfirmed', 'account_suspended'] as const;
const deciding = [
  ...standing,
  'not_moderator_here',
  'forbidden',
  'join_request_not_found',
  'join_request_closed',
] as const;

export const joinRequestRoutes = {
  own: defineRoute({
    ...paths.own,
    tag,
    access: 'account',
    summary: 'One’s own newest request for each estate',
    responses: { 200: Closed({ items: Type.Array(OwnJoinRequest) }) },
    errors: [],
  }),
  ask: defineRoute({
    ...paths.ask,
    tag,
    access: 'account',
    creates: true,
    summary: 'Ask to be let into an estate',
    params: ofPlace,
    body: Closed({ note: Type.Optional(Type.String({ maxLength: limits.maxJoinNoteChars })) }),
    responses: { 201: OwnJoinRequest },
    errors: [...standing, 'joining_not_by_approval', 'already_a_member', 'join_request_open', 'join_request_too_soon'],
  }),
  withdraw: defineRoute({
    ...paths.withdraw,
    tag,
    access: 'account',
    summary: 'Take back one’s own request that waits',
    description: 'Repeatable.',
    params: ofPlace,
    responses: { 204: NoContent },
    errors: ['place_not_found'],
  }),
  list: defineRoute({
    ...paths.list,
    tag,
    access: 'account',
    summary: 'Who waits to be let in, the first first',
    params: ofPlace,
    query: Closed({ cursor: Type.Optional(Cursor) }),
    responses: { 200: CursorPage(JoinRequest) },
    errors: [...standing, 'not_moderator_here'],
  }),
  approve: defineRoute({
    ...paths.approve,
    tag,
    access: 'account',
    summary: 'Let somebody in',
    description: 'The person is told by mail and in the bell. Repeatable.',
    params: ofRequest,
    responses: { 204: NoContent },
    errors: deciding,
  }),
  refuse: defineRoute({
    ...paths.refuse,
    tag,
    access: 'account',
    summary: 'Refuse a request, with a reason',
    description:
      'The person is told by mail and in the bell, with the reason, and may ask again after some days. Repeatable.',
    params: ofRequest,
    body: Closed({ reason: Type.String({ minLength: limits.minRefusalChars, maxLength: limits.maxRefusalChars }) }),
    responses: { 204: NoContent },
    errors: deciding,
  }),
} as const;
