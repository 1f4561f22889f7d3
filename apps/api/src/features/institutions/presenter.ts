import type { InstitutionSummary } from '@moja-ulica/shared/institutions/schema.ts';
import type { InstitutionRow } from './queries.ts';

export const presentInstitution = ({
  slug,
  kind,
  name,
  description,
  promiseDays,
}: InstitutionRow): InstitutionSummary => ({ slug, kind, name, description, promiseDays });

const byName = new Intl.Collator('pl');

/** The estate's own council first, then the city's departments, each by name. */
export const inOrder = (rows: readonly InstitutionRow[]): InstitutionRow[] =>
  rows.toSorted((one, other) => {
    if (one.kind !== other.kind) return one.kind === 'estate_council' ? -1 : 1;
    return byName.compare(one.name.pl, other.name.pl);
  });
