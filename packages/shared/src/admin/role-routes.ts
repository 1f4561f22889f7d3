import { Type } from 'typebox';
import { Closed, Cursor, CursorPage, Nullable, PublicId, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { adminLimits as limits } from './limits.ts';
import { adminPaths as paths } from './paths.ts';
import { Duty, KnownPerson, KnownPersonWhole, StaffRoleSchema, Unit } from './schema.ts';

const tag = 'admin';
const standing = ['forbidden', 'email_unconfirmed', 'account_suspended'] as const;
const person = { person: PublicId };

/** People and what they may do. */
export const roleRoutes = {
  listPeople: defineRoute({
    ...paths.listPeople,
    tag,
    access: 'account',
    summary: 'People with an account, the newest first',
    query: Closed({
      search: Type.Optional(
        Type.String({
          minLength: limits.minSearchChars,
          maxLength: limits.maxSearchChars,
          description: 'Beginnings of words of the name or nick; an address only whole',
        }),
      ),
      role: Type.Optional(Type.Union([StaffRoleSchema, Type.Literal('any')])),
      place: Type.Optional(Slug),
      institution: Type.Optional(Slug),
      cursor: Type.Optional(Cursor),
    }),
    responses: { 200: CursorPage(KnownPerson) },
    errors: standing,
  }),
  person: defineRoute({
    ...paths.person,
    tag,
    access: 'account',
    summary: 'One person with roles, devices and standing',
    params: Closed(person),
    responses: { 200: KnownPersonWhole },
    errors: [...standing, 'person_not_found'],
  }),
  setPlaceRoles: defineRoute({
    ...paths.setPlaceRoles,
    tag,
    access: 'account',
    summary: 'Say what a person is in a place beside a resident',
    params: Closed({ ...person, place: Slug }),
    body: Closed({ duties: Type.Array(Duty, { maxItems: 2, uniqueItems: true }) }),
    responses: { 200: KnownPersonWhole },
    errors: [...standing, 'person_not_found', 'place_not_found'],
  }),
  setLiaison: defineRoute({
    ...paths.setLiaison,
    tag,
    access: 'account',
    summary: 'Say whether a person speaks for an institution, and from which unit of it',
    params: Closed({ ...person, institution: Slug }),
    body: Closed({ speaks: Type.Boolean(), unit: Nullable(Unit) }),
    responses: { 200: KnownPersonWhole },
    errors: [...standing, 'person_not_found', 'institution_not_found'],
  }),
  setAdmin: defineRoute({
    ...paths.setAdmin,
    tag,
    access: 'account',
    summary: 'Make a person an administrator, or no longer; the last one stays',
    params: Closed(person),
    body: Closed({ admin: Type.Boolean() }),
    responses: { 200: KnownPersonWhole },
    errors: [...standing, 'person_not_found', 'last_admin'],
  }),
} as const;
