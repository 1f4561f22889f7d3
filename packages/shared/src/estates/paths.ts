export const estatePaths = {
  listPlaces: { method: 'GET', path: '/api/v1/places' },
  place: { method: 'GET', path: '/api/v1/places/:place' },
  join: { method: 'PUT', path: '/api/v1/places/:place/membership' },
  leave: { method: 'DELETE', path: '/api/v1/places/:place/membership' },
} as const;
