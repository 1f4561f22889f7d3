/** Stairwell codes: made by the administrator for staircases, used by those who live there. */
export const stairwellPaths = {
  listCodes: { method: 'GET', path: '/api/v1/places/:place/stairwell-codes' },
  createCode: { method: 'POST', path: '/api/v1/places/:place/stairwell-codes' },
  withdrawCode: { method: 'DELETE', path: '/api/v1/places/:place/stairwell-codes/:stairwell' },
  lookAtCode: { method: 'GET', path: '/api/v1/stairwell-codes/:stairwellCode' },
  joinByCode: { method: 'PUT', path: '/api/v1/memberships/by-code' },
} as const;

/** Where the posters of an estate are printed, as a PDF; of one code, or of all that hold. */
export const posterPath = '/api/v1/places/:place/stairwell-posters';

/** `lang`: the language of the poster. */
export const posterAddress = (place: string, options: { readonly stairwell?: string; readonly lang: string }): string =>
  `${posterPath.replace(':place', place)}?${new URLSearchParams(options).toString()}`;
