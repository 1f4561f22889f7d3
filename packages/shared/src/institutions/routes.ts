import { Type } from 'typebox';
import { Closed, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { institutionPaths as paths } from './paths.ts';
import { InstitutionSummary } from './schema.ts';

export const institutionRoutes = {
  listInstitutions: defineRoute({
    ...paths.listInstitutions,
    tag: 'institutions',
    access: 'optional',
    summary: 'Institutions that serve a place',
    params: Closed({ place: Slug }),
    responses: { 200: Closed({ items: Type.Array(InstitutionSummary) }) },
    errors: ['place_not_found'],
  }),
} as const;
