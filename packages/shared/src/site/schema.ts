import { Type, type Static } from 'typebox';
import { Closed } from '../common.ts';

export const PublicSiteSettings = Closed({
  editHours: Type.Integer({ description: 'One’s own post can be edited this long' }),
  minimumAge: Type.Integer({ description: 'Age in years from which one may have an account' }),
});

export type PublicSiteSettings = Static<typeof PublicSiteSettings>;
