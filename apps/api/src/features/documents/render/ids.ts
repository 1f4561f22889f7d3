/**
 * Ids that a document may give: those that the law names, and sections. Both are prefixed, so that no text can take the id of
 * something on the page.
 */
const allowed = /^(?:a11y|s)-[a-z0-9]+(?:-[a-z0-9]+)*$/;

const maxIdChars = 60;

export const isDocumentId = (id: string): boolean => id.length <= maxIdChars && allowed.test(id);

/** "Co robi moderacja?" becomes "s-co-robi-moderacja"; empty where no letter is left. */
export const sectionId = (heading: string): string => {
  const words = heading
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.length === 0 ? '' : `s-${words.join('-')}`.slice(0, maxIdChars).replace(/-+$/, '');
};
