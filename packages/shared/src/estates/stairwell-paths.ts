/** Stairwell codes: made by the administrator for staircases, used by those who live there. */
export const stairwellPaths = {
  listCodes: { method: 'GET', path: '/api/v1/places/:place/stairwell-codes' },
  createCode: { method: 'POST', path: '/api/v1/places/:place/stairwell-codes' },
  withdrawCode: { method: 'DELETE', path: '/api/v1/places/:place/stairwell-codes/:stairwell' },
  lookAtCode: { method: 'GET', path: '/api/v1/stairwell-codes/:stairwellCode' },
  joinByCode: { method: 'PUT', path: '/api/v1/memberships/by-code' },
} as const;
