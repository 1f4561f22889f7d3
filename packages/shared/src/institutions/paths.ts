export const institutionPaths = {
  listInstitutions: { method: 'GET', path: '/api/v1/places/:place/institutions' },
  townInstitutions: { method: 'GET', path: '/api/v1/institutions' },
  institution: { method: 'GET', path: '/api/v1/institutions/:institution' },
  allInstitutions: { method: 'GET', path: '/api/v1/admin/institutions' },
  createInstitution: { method: 'POST', path: '/api/v1/admin/institutions' },
  changeInstitution: { method: 'PUT', path: '/api/v1/admin/institutions/:institution' },
} as const;

/** Address of the list of institutions in the client. */
export const institutionsAddress = '/instytucje';

/** Address of an institution's public page in the client. */
export const institutionAddress = (slug: string): string => `/instytucje/${slug}`;
