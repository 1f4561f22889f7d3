import type { OwnOrganisation } from '@moja-ulica/shared/organisations/schema.ts';

const prefix = 'org:';

/** An organisation among the voices of a composer, where institutions stand under their slugs. */
export const organisationVoice = (slug: string): string => prefix + slug;

/** The organisation that a voice speaks for; undefined: another one. */
export const organisationOf = (voice: string): string | undefined =>
  voice.startsWith(prefix) ? voice.slice(prefix.length) : undefined;

/** For whom a voice speaks, as the API takes it. */
export const spokenFor = (voice: string | undefined) => {
  if (voice === undefined || voice === '') return {};
  const organisation = organisationOf(voice);
  return organisation === undefined ? { official: { institution: voice } } : { organisation };
};

export const isOfficialVoice = (voice: string | undefined): boolean => 'official' in spokenFor(voice);

/** Organisations that somebody may write for in a place. */
export const writesFor = (own: readonly OwnOrganisation[], place: string): readonly OwnOrganisation[] =>
  own.filter(({ accepted, places }) => accepted && places.includes(place));

/** The same, among the voices of a composer. */
export const organisationVoices = (own: readonly OwnOrganisation[], place: string) =>
  writesFor(own, place).map(({ slug, name }) => ({ slug: organisationVoice(slug), name, organisation: true as const }));
