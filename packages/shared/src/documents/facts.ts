/** How a fact of the town is typed and shown: a mail address becomes a link, a date is written year first. */
type FactKind = 'text' | 'email' | 'phone' | 'date';

/** What the documents say of the town and its body, as `{{name}}` in their text. Nothing of it is known until it is typed in. */
export const documentFacts = {
  bodyName: 'text',
  bodyAddress: 'text',
  email: 'email',
  phone: 'phone',
  dataProtectionOfficer: 'text',
  dataProtectionEmail: 'email',
  accessibilityPerson: 'text',
  publishedOn: 'date',
  updatedOn: 'date',
  statementOn: 'date',
  reviewedOn: 'date',
  funding: 'text',
} as const satisfies Record<string, FactKind>;

export type FactName = keyof typeof documentFacts;

export const factNames = Object.keys(documentFacts).filter((name): name is FactName => name in documentFacts);

/** What the site fills in by itself. */
export const siteValueNames = [
  'siteName',
  'siteUrl',
  'minimumAge',
  'sessionDays',
  'staffSessionDays',
  'deletionDays',
  'urgentHours',
  'caseDays',
] as const;

export type SiteValueName = (typeof siteValueNames)[number];

const patterns: Record<FactKind, RegExp> = {
  text: /\S/,
  email: /^[^\s@<>()[\]"]+@[^\s@<>()[\]"]+\.[^\s@<>()[\]"]+$/,
  phone: /^\+?[\d ()-]{3,30}$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
};

/** Whether this may be said of the town; an empty text says that it is not known. */
export const isFactValue = (name: FactName, value: string): boolean =>
  value === '' || patterns[documentFacts[name]].test(value);
