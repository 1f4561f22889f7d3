export const institutionLimits = {
  maxNameChars: 100,
  maxDescriptionChars: 600,
  maxPromiseDays: 365,
  maxInstitutions: 500,
} as const;
