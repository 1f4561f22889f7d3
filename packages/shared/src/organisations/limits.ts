/** What may be said of an organisation. */
export const organisationLimits = {
  minNameChars: 2,
  maxNameChars: 80,
  minDescriptionChars: 2,
  maxDescriptionChars: 1_000,
  maxContactUrlChars: 300,
  maxPlaces: 30,
  /** People who write for one, those asked included. */
  maxWriters: 50,
} as const;

export const organisationKinds = ['ngo', 'club', 'school', 'other'] as const;
