import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { DraftFields } from '../../../lib/drafts.ts';

/** The form of a new thread; empty texts where nothing is chosen. */
export interface ThreadFields {
  readonly title: string;
  readonly body: string;
  readonly kind: 'discussion' | 'matter';
  readonly topic: string;
  readonly street: string;
  readonly institution: string;
  readonly organisation: string;
}

export const emptyThread: ThreadFields = {
  title: '',
  body: '',
  kind: 'discussion',
  topic: '',
  street: '',
  institution: '',
  organisation: '',
};

/** A form again from its draft. */
export const threadFieldsOf = (draft: DraftFields | undefined): ThreadFields => ({
  ...emptyThread,
  ...draft,
  kind: draft?.['kind'] === 'matter' ? 'matter' : 'discussion',
});

/** What the draft keeps: nothing while nothing was written. */
export const threadDraftOf = (fields: ThreadFields): DraftFields =>
  fields.title.trim() === '' && fields.body.trim() === '' ? {} : { ...fields };

type Known = readonly { readonly slug: string }[] | undefined;

/** What a place has to choose from; undefined while it is not known. */
export interface PlaceChoices {
  readonly topics: Known;
  readonly streets: Known;
  readonly institutions: Known;
}

const inList = (list: Known, slug: string): string =>
  list === undefined || list.some((one) => one.slug === slug) ? slug : '';

/** The form as it is for a place: what another place had and this one has not counts as not chosen. */
export const fieldsForPlace = (fields: ThreadFields, choices: PlaceChoices): ThreadFields => ({
  ...fields,
  topic: inList(choices.topics, fields.topic),
  street: inList(choices.streets, fields.street),
  institution: inList(choices.institutions, fields.institution),
});

export interface ThreadFault {
  readonly field: keyof ThreadFields;
  readonly code: 'titleTooShort' | 'titleTooLong' | 'bodyTooShort' | 'bodyTooLong' | 'institutionMissing';
}

/** What must be mended before the thread can be opened, in the order of the form. */
export const checkThread = ({ title, body, kind, institution }: ThreadFields): readonly ThreadFault[] => {
  const { minTitleChars, maxTitleChars, minBodyChars, maxBodyChars } = threadLimits;
  const faults: ThreadFault[] = [];
  if (title.trim().length < minTitleChars) faults.push({ field: 'title', code: 'titleTooShort' });
  else if (title.trim().length > maxTitleChars) faults.push({ field: 'title', code: 'titleTooLong' });
  if (body.trim().length < minBodyChars) faults.push({ field: 'body', code: 'bodyTooShort' });
  else if (body.length > maxBodyChars) faults.push({ field: 'body', code: 'bodyTooLong' });
  if (kind === 'matter' && institution === '') faults.push({ field: 'institution', code: 'institutionMissing' });
  return faults;
};

/** What remains of the faults after a change of the form: one goes as soon as its field is valid. The server may have found it. */
export const remainingFaults = (
  faults: readonly ThreadFault[],
  before: ThreadFields,
  after: ThreadFields,
): readonly ThreadFault[] => {
  const was = new Set(checkThread(before).map(({ field }) => field));
  const now = new Map(checkThread(after).map((one) => [one.field, one]));
  return faults.flatMap((fault) => {
    const { field } = fault;
    const untouched = before[field] === after[field] && !was.has(field);
    return now.get(field) ?? (untouched ? fault : []);
  });
};
