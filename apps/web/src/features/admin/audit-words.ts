import { isWithoutEnd } from '@moja-ulica/shared/identity/suspension.ts';
import { untold } from '@moja-ulica/shared/admin/limits.ts';
import type { AuditRow } from '@moja-ulica/shared/admin/schema.ts';
import { hasMessage, pickText } from '../../lib/i18n.tsx';
import type { Locale, Translate } from '../../lib/i18n.tsx';
import { innerQuotes } from '../../lib/inner-quotes.ts';

/** Acts to filter by, in the order of the list. */
export const knownActs = [
  'role.place',
  'role.liaison',
  'role.admin',
  'invitation.create',
  'invitation.resend',
  'invitation.revoke',
  'invitation.accept',
  'settings.change',
  'document.publish',
  'document.facts',
  'stairwell_code.create',
  'stairwell_code.withdraw',
  'join_request.approve',
  'join_request.refuse',
  'person.suspend',
  'person.unsuspend',
  'person.sign_out',
  'person.reset_second_factor',
  'person.remove_photo',
  'organisation.create',
  'organisation.update',
  'organisation.writer',
  'organisation.writer_removed',
  'place.create',
  'place.change',
  'place.order',
  'topic.add',
  'topic.rename',
  'topic.remove',
  'topic.order',
  'street.add',
  'street.rename',
  'street.remove',
  'institution.create',
  'institution.change',
  'introduction.choose',
  'introduction.drop',
  'post.hide',
  'post.restore',
  'post.keep',
] as const;

const isParts = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Kinds of subjects that have no name but the one the act wrote down: their address is no word for people. */
const writtenKinds: ReadonlySet<string> = new Set(['topic', 'street']);

/** A name as an act wrote it down, in one language or in several, alone or among what has changed. */
const writtenName = (written: unknown, locale: Locale): string | null => {
  if (typeof written === 'string') return written;
  if (!isParts(written)) return null;
  const { pl, name } = written;
  return typeof pl === 'string' ? writtenName(written[locale] ?? pl, locale) : writtenName(name, locale);
};

type Named = Pick<AuditRow, 'subject' | 'details'>;

const nameOf = (t: Translate, locale: Locale, { subject: { kind, id, name }, details }: Named): string => {
  // A post is called after its thread, whose title the sentence quotes.
  if (name !== null) return kind === 'post' ? innerQuotes(name) : name;
  if (kind === 'user') return t('admin.nobodyNow');
  if (writtenKinds.has(kind)) return writtenName(details['after'] ?? details['before'], locale) ?? id;
  const document = `documents.name.${id}`;
  return kind === 'document' && hasMessage(document) ? t(document) : id;
};

/** What was done, in a sentence without a verb that would have a gender. */
export const sentenceOf = (t: Translate, locale: Locale, row: AuditRow): string => {
  const { action, subject, place } = row;
  const name = nameOf(t, locale, row);
  // Whom an invitation is for is not known before somebody has accepted it.
  const known = subject.name === null ? [] : [`admin.actOf.${action}`];
  for (const key of [...known, `admin.act.${action}`])
    if (hasMessage(key)) return t(key, { name, place: place?.name ?? '' });
  return t('admin.act.other', { action, name: `${subject.kind} ${name}` });
};

/** One thing that an act says more of. */
export interface DetailLine {
  readonly label: string;
  readonly text: string;
}

/** What the words are made with. */
export interface Wording {
  readonly t: Translate;
  readonly locale: Locale;
  /** Says the day of a moment or of a date (ISO 8601). */
  readonly day: (at: string) => string;
  /** What a place is called, by its slug; the slug of one that is not known. */
  readonly placeName: (slug: string) => string;
}

const labelOf = ({ t }: Wording, key: string, action: string): string => {
  // What a town says of itself has words of its own where documents are written.
  const own = action === 'document.facts' ? [`documents.fact.${key}`] : [];
  for (const known of [...own, `admin.detail.${key}`, `admin.setting.${key}`]) if (hasMessage(known)) return t(known);
  return key;
};

const isMoment = (value: string): boolean => /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(value);

/** Words of the catalogue for a value, by what it is a value of. */
const wordsFor = (key: string, value: string): readonly string[] =>
  key === 'locale' ? [`admin.detail.${value}`] : [`admin.role.${value}`, `admin.value.${value}`, `row.rule.${value}`];

/** The value of `key` as people read it; words of the catalogue where there are some. */
const textOf = (wording: Wording, value: unknown, key: string): string => {
  const { t, day, placeName } = wording;
  if (value === null || value === undefined || value === '') return t('admin.none');
  if (typeof value === 'boolean') return t(value ? 'admin.yes' : 'admin.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (key === 'places') return placeName(value);
    if (isMoment(value)) return isWithoutEnd(value) ? t('admin.untilNotice') : day(value);
    for (const known of wordsFor(key, value)) if (hasMessage(known)) return t(known);
    return value;
  }
  if (Array.isArray(value))
    return value.length === 0 ? t('admin.none') : value.map((each) => textOf(wording, each, key)).join(', ');
  const parts = Object.entries(value);
  const [first] = parts;
  // Of a text in one language nobody needs to be told which one.
  if (parts.length === 1 && first?.[0] === 'pl') return textOf(wording, first[1], key);
  return parts.map(([name, each]) => `${labelOf(wording, name, '')}: ${textOf(wording, each, name)}`).join('; ');
};

/** Not for people: a key to another row; what is told in words of its own. */
const silent: ReadonlySet<string> = new Set(['before', 'after', 'decision', 'request', 'institution']);

type Told = Pick<AuditRow, 'action' | 'subject' | 'details' | 'institution'>;

/** `label: value` for each part that there is. */
const partLines = (wording: Wording, parts: Readonly<Record<string, unknown>>, action: string): DetailLine[] =>
  Object.entries(parts)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => ({ label: labelOf(wording, key, action), text: textOf(wording, value, key) }));

/** What was before and what is after, part by part; of what was made or ended only what there is to say. */
const changeLines = (wording: Wording, { action, subject, details }: Told): DetailLine[] => {
  const { t, locale } = wording;
  const [before, after] = [details['before'] ?? null, details['after'] ?? null];
  if (before === null && after === null) return [];
  if (action === 'role.liaison') {
    const [from, to] = [before !== null, after !== null].map((speaks) => textOf(wording, speaks, ''));
    const lines = partLines(wording, isParts(after) ? after : {}, action);
    return from === to || from === undefined || to === undefined
      ? lines
      : [{ label: t('admin.kind.role.liaison'), text: t('admin.fromTo', { from, to }) }, ...lines];
  }
  if (writtenKinds.has(subject.kind)) {
    // The sentence says the name that it has; what it was called earlier is more than that.
    const former = before !== null && after !== null ? writtenName(before, locale) : null;
    return former === null ? [] : [{ label: t('admin.detail.formerName'), text: former }];
  }
  if (isParts(before) && isParts(after)) {
    const lines: DetailLine[] = [];
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [from, to] = [textOf(wording, before[key], key), textOf(wording, after[key], key)];
      // What is not told reads the same before and after, and is there because it changed.
      if (from !== to || from === untold)
        lines.push({ label: labelOf(wording, key, action), text: t('admin.fromTo', { from, to }) });
    }
    return lines;
  }
  const only = before === null ? after : after === null ? before : null;
  if (isParts(only)) return partLines(wording, only, action);
  const ordersPlaces = action === 'place.order';
  const say = (value: unknown): string => textOf(wording, value, ordersPlaces ? 'places' : 'change');
  const text = only === null ? t('admin.fromTo', { from: say(before), to: say(after) }) : say(only);
  return [{ label: t('admin.detail.change'), text }];
};

/** What changed from what to what, part by part, and whatever else the act says. */
export const detailLines = (wording: Wording, row: Told): readonly DetailLine[] => {
  const { t, locale } = wording;
  const { action, details, institution } = row;
  const lines = changeLines(wording, row);
  const body = institution === null ? details['institution'] : pickText(institution.name, locale);
  if (typeof body === 'string') lines.unshift({ label: t('admin.detail.institution'), text: body });
  for (const [key, value] of Object.entries(details)) {
    if (silent.has(key) || value === null || value === '') continue;
    lines.push({ label: labelOf(wording, key, action), text: textOf(wording, value, key) });
  }
  return lines;
};
