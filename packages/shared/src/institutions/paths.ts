export const institutionPaths = {
  listInstitutions: { method: 'GET', path: '/api/v1/places/:place/institutions' },
} as const;
