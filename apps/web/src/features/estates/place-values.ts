import { slugify } from '@moja-ulica/shared/ids.ts';
import type { Place, PlaceSettings } from '@moja-ulica/shared/estates/schema.ts';
import { filledIn } from '../../ui/localized-field.tsx';

/** What the form of a place holds. */
export interface PlaceValues extends PlaceSettings {
  readonly slug: string;
}

export type PlaceFieldName = 'name' | 'slug' | 'locative' | 'description' | 'timeZone';

export const newPlace: PlaceValues = {
  slug: '',
  name: '',
  locative: '',
  description: { pl: '' },
  accent: 'neutral',
  emblem: 'initial',
  visibility: 'public',
  joining: 'open',
  timeZone: 'Europe/Warsaw',
};

export const valuesOf = (place: Place): PlaceValues => {
  const { slug, name, locative, description, accent, emblem, visibility, joining, timeZone } = place;
  return { slug, name, locative, description, accent, emblem, visibility, joining, timeZone };
};

/** The short name that a name asks for; empty where it has no letter for one. */
export const slugOf = (name: string): string => slugify(`x ${name}`).slice(2);

/** Fields that cannot be sent as they are. */
export const faultsOf = ({ name, slug, locative, description, timeZone }: PlaceValues): readonly PlaceFieldName[] => [
  ...(name.trim() === '' ? (['name'] as const) : []),
  ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) ? [] : (['slug'] as const)),
  ...(locative.trim() === '' ? (['locative'] as const) : []),
  ...(description.pl.trim() === '' ? (['description'] as const) : []),
  ...(timeZone.trim() === '' ? (['timeZone'] as const) : []),
];

export const settingsOf = ({ slug: _fixed, ...values }: PlaceValues): PlaceSettings => ({
  ...values,
  description: filledIn(values.description),
  timeZone: values.timeZone.trim(),
});
