import { organisationLimits as limits } from '@moja-ulica/shared/organisations/limits.ts';
import type { OrganisationAbout } from '@moja-ulica/shared/organisations/schema.ts';
import { cleanLines, requireShown } from '../../platform/typed-text.ts';

const shown = (field: string, typed: string): string => {
  const text = cleanLines(typed);
  requireShown(field, text, limits.minDescriptionChars);
  return text;
};

/** What an organisation says of itself, as it is kept. Throws `invalid_input` where nothing of it can be seen. */
export const cleanDescription = ({ pl, en }: OrganisationAbout['description']) => ({
  pl: shown('description.pl', pl),
  ...(en !== undefined && { en: shown('description.en', en) }),
});
