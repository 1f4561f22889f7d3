import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Nullable, Slug } from '../common.ts';

export const InstitutionKind = Type.Union([Type.Literal('estate_council'), Type.Literal('city_department')]);

export const InstitutionSummary = Closed({
  slug: Slug,
  kind: InstitutionKind,
  name: LocalizedText,
  description: LocalizedText,
  promiseDays: Nullable(
    Type.Integer({
      description: 'Calendar days; null where nobody answers here for the institution yet, so no promise is shown',
    }),
  ),
});

export type InstitutionSummary = Static<typeof InstitutionSummary>;
