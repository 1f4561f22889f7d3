export const organisationPaths = {
  listOrganisations: { method: 'GET', path: '/api/v1/organisations' },
  createOrganisation: { method: 'POST', path: '/api/v1/organisations' },
  organisation: { method: 'GET', path: '/api/v1/organisations/:organisation' },
  updateOrganisation: { method: 'PUT', path: '/api/v1/organisations/:organisation' },
  inviteWriter: { method: 'PUT', path: '/api/v1/organisations/:organisation/writers/:handle' },
  removeWriter: { method: 'DELETE', path: '/api/v1/organisations/:organisation/writers/:handle' },
  ownOrganisations: { method: 'GET', path: '/api/v1/me/organisations' },
  joinOrganisation: { method: 'PUT', path: '/api/v1/me/organisations/:organisation' },
  leaveOrganisation: { method: 'DELETE', path: '/api/v1/me/organisations/:organisation' },
} as const;

/** Address of the list of all organisations. */
export const organisationsAddress = '/organizacje';

/** Address of an organisation's page. */
export const organisationAddress = (slug: string): string => `/organizacje/${slug}`;
