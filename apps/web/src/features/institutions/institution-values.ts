import type { InstitutionSettings, ManagedInstitution } from '@moja-ulica/shared/institutions/schema.ts';
import { filledIn } from '../../ui/localized-field.tsx';

/** What the form of an institution holds; the number as it is typed. */
export interface InstitutionValues extends Omit<InstitutionSettings, 'promiseDays'> {
  readonly slug: string;
  readonly promiseDays: string;
}

export type InstitutionField = 'slug' | 'name' | 'description' | 'promiseDays' | 'places';

export const newInstitution: InstitutionValues = {
  slug: '',
  kind: 'city_department',
  name: { pl: '' },
  description: { pl: '' },
  promiseDays: '7',
  places: [],
};

export const valuesOf = ({
  slug,
  kind,
  name,
  description,
  promiseDays,
  places,
}: ManagedInstitution): InstitutionValues => ({
  slug,
  kind,
  name,
  description,
  promiseDays: String(promiseDays),
  places,
});

/** Fields that cannot be sent as they are; `maxDays` is the longest promise. */
export const faultsOf = (values: InstitutionValues, maxDays: number): readonly InstitutionField[] => {
  const days = Number(values.promiseDays);
  return [
    ...(values.name.pl.trim() === '' ? (['name'] as const) : []),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.slug) ? [] : (['slug'] as const)),
    ...(values.description.pl.trim() === '' ? (['description'] as const) : []),
    ...(Number.isInteger(days) && days >= 1 && days <= maxDays ? [] : (['promiseDays'] as const)),
    ...(values.places.length === 0 ? (['places'] as const) : []),
  ];
};

export const settingsOf = ({ slug: _fixed, ...values }: InstitutionValues): InstitutionSettings => ({
  ...values,
  name: filledIn(values.name),
  description: filledIn(values.description),
  promiseDays: Number(values.promiseDays),
});
