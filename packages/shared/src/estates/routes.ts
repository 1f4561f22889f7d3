import { Type } from 'typebox';
import { Closed, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { Me } from '../identity/schema.ts';
import { manageRoutes } from './manage-routes.ts';
import { estatePaths as paths } from './paths.ts';
import { Place, PlaceSummary } from './schema.ts';

const tag = 'estates';
const params = Closed({ place: Slug });

export const estateRoutes = {
  listPlaces: defineRoute({
    ...paths.listPlaces,
    tag,
    access: 'optional',
    summary: 'The city and its estates',
    description:
      'The city first, then the estates in the town’s order. A members-only estate is listed, its counts are not (0, null) unless the asker may read it.',
    responses: { 200: Closed({ items: Type.Array(PlaceSummary) }) },
    errors: [],
  }),
  place: defineRoute({
    ...paths.place,
    tag,
    access: 'optional',
    summary: 'One place with its topics, streets and moderators',
    params,
    responses: { 200: Place },
    errors: ['place_not_found'],
  }),
  join: defineRoute({
    ...paths.join,
    tag,
    access: 'account',
    summary: 'Join an open estate, or make it one’s home',
    description:
      'Repeatable. A member says with `home` whether this is their home, also where joining is no longer open.',
    params,
    body: Closed({ home: Type.Boolean() }),
    responses: { 200: Me },
    errors: ['place_not_found', 'joining_not_open', 'email_unconfirmed', 'account_suspended'],
  }),
  leave: defineRoute({
    ...paths.leave,
    tag,
    access: 'account',
    summary: 'Leave an estate',
    description: 'Repeatable. A membership with duties (animator, moderator) is ended by an administrator.',
    params,
    responses: { 200: Me },
    errors: ['place_not_found', 'membership_has_duties', 'email_unconfirmed', 'account_suspended'],
  }),
  ...manageRoutes,
} as const;
