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

interface PosterOptions {
  /** Id of one code; without it all that hold. */
  readonly stairwell?: string;
  /** The language of the poster. */
  readonly lang: string;
}

export const posterAddress = (place: string, { stairwell, lang }: PosterOptions): string =>
  `${posterPath.replace(':place', place)}?lang=${lang}${stairwell === undefined ? '' : `&stairwell=${stairwell}`}`;
