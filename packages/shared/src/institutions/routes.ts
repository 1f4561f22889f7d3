import { Type } from 'typebox';
import { Closed, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { institutionPaths as paths } from './paths.ts';
import { Institution, InstitutionSettings, InstitutionSummary, ManagedInstitution, TownInstitution } from './schema.ts';

const tag = 'institutions';
const institution = Closed({ institution: Slug });
const notAllowed = ['forbidden', 'email_unconfirmed', 'account_suspended'] as const;

export const institutionRoutes = {
  listInstitutions: defineRoute({
    ...paths.listInstitutions,
    tag,
    access: 'optional',
    summary: 'Institutions that serve a place',
    params: Closed({ place: Slug }),
    responses: { 200: Closed({ items: Type.Array(InstitutionSummary) }) },
    errors: ['place_not_found'],
  }),
  townInstitutions: defineRoute({
    ...paths.townInstitutions,
    tag,
    access: 'public',
    summary: 'All institutions that answer here: councils first, then departments, each by name',
    responses: { 200: Closed({ items: Type.Array(TownInstitution) }) },
    errors: [],
  }),
  institution: defineRoute({
    ...paths.institution,
    tag,
    access: 'public',
    summary: 'An institution: whom it serves, who speaks for it, what it promises',
    params: institution,
    responses: { 200: Institution },
    errors: [],
  }),
  allInstitutions: defineRoute({
    ...paths.allInstitutions,
    tag,
    access: 'account',
    summary: 'All institutions, for the administrator',
    responses: { 200: Closed({ items: Type.Array(ManagedInstitution) }) },
    errors: notAllowed,
  }),
  createInstitution: defineRoute({
    ...paths.createInstitution,
    tag,
    access: 'account',
    creates: true,
    summary: 'Set up an institution',
    description: 'Nobody speaks for it yet. Its slug is its address for good.',
    body: Closed({ slug: Slug, ...InstitutionSettings.properties }),
    responses: { 201: ManagedInstitution },
    errors: [...notAllowed, 'name_taken', 'too_many', 'place_not_found'],
  }),
  changeInstitution: defineRoute({
    ...paths.changeInstitution,
    tag,
    access: 'account',
    summary: 'Change an institution',
    description: 'Where it serves a place no longer, its liaisons no longer answer there, from the next request on.',
    params: institution,
    body: InstitutionSettings,
    responses: { 200: ManagedInstitution },
    errors: [...notAllowed, 'place_not_found'],
  }),
} as const;
