import { Type } from 'typebox';
import { Closed, NoContent, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { Handle } from '../identity/schema.ts';
import { organisationPaths as paths } from './paths.ts';
import { NewOrganisation, Organisation, OrganisationAbout, OrganisationSummary, OwnOrganisation } from './schema.ts';

const tag = 'organisations';
const params = Closed({ organisation: Slug });
const writer = Closed({ organisation: Slug, handle: Handle });
const standing = ['email_unconfirmed', 'account_suspended'] as const;

export const organisationRoutes = {
  listOrganisations: defineRoute({
    ...paths.listOrganisations,
    tag,
    access: 'optional',
    summary: 'Organisations that write here, by name',
    responses: { 200: Closed({ items: Type.Array(OrganisationSummary) }) },
    errors: [],
  }),
  createOrganisation: defineRoute({
    ...paths.createOrganisation,
    tag,
    access: 'account',
    creates: true,
    summary: 'Make an organisation and ask its first keeper',
    description: 'The administrator. In the audit log.',
    body: NewOrganisation,
    responses: { 201: OrganisationSummary },
    errors: [...standing, 'forbidden', 'organisation_exists', 'place_not_found', 'person_not_found'],
  }),
  organisation: defineRoute({
    ...paths.organisation,
    tag,
    access: 'optional',
    summary: 'An organisation, and who writes for it',
    params,
    responses: { 200: Organisation },
    errors: ['organisation_not_found'],
  }),
  updateOrganisation: defineRoute({
    ...paths.updateOrganisation,
    tag,
    access: 'account',
    summary: 'Say what the organisation is and how to reach it',
    params,
    body: OrganisationAbout,
    responses: { 204: NoContent },
    errors: [...standing, 'organisation_not_found', 'not_organisation_keeper'],
  }),
  inviteWriter: defineRoute({
    ...paths.inviteWriter,
    tag,
    access: 'account',
    summary: 'Ask a person to write for the organisation, or make them its keeper',
    description: 'Repeatable. They write once they have said yes.',
    params: writer,
    body: Closed({ keeper: Type.Boolean() }),
    responses: { 204: NoContent },
    errors: [
      ...standing,
      'organisation_not_found',
      'not_organisation_keeper',
      'person_not_found',
      'organisation_needs_keeper',
      'organisation_full',
    ],
  }),
  removeWriter: defineRoute({
    ...paths.removeWriter,
    tag,
    access: 'account',
    summary: 'End that a person writes for the organisation',
    description: 'Repeatable. What they wrote keeps its name.',
    params: writer,
    responses: { 204: NoContent },
    errors: [
      ...standing,
      'organisation_not_found',
      'not_organisation_keeper',
      'person_not_found',
      'organisation_needs_keeper',
    ],
  }),
  ownOrganisations: defineRoute({
    ...paths.ownOrganisations,
    tag,
    access: 'account',
    summary: 'Organisations that I write for or was asked to',
    responses: { 200: Closed({ items: Type.Array(OwnOrganisation) }) },
    errors: [],
  }),
  joinOrganisation: defineRoute({
    ...paths.joinOrganisation,
    tag,
    access: 'account',
    summary: 'Say yes to writing for an organisation',
    params,
    responses: { 204: NoContent },
    errors: [...standing, 'organisation_not_found'],
  }),
  leaveOrganisation: defineRoute({
    ...paths.leaveOrganisation,
    tag,
    access: 'account',
    summary: 'Write for an organisation no longer, or say no',
    description: 'Repeatable.',
    params,
    responses: { 204: NoContent },
    errors: ['organisation_not_found', 'organisation_needs_keeper'],
  }),
} as const;
