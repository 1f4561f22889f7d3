import { isWithoutEnd } from '@moja-ulica/shared/identity/suspension.ts';
import { untold } from '@moja-ulica/shared/admin/limits.ts';
import type { AuditRow } from '@moja-ulica/shared/admin/schema.ts';
import { hasMessage } from '../../lib/i18n.tsx';
import type { Translate } from '../../lib/i18n.tsx';

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

/** What was done, in a sentence without a verb that would have a gender. */
export const sentenceOf = (t: Translate, { action, subject, place }: AuditRow): string => {
  const key = `admin.act.${action}`;
  const name = subject.name ?? (subject.kind === 'user' ? t('admin.nobodyNow') : subject.id);
  return hasMessage(key)
    ? t(key, { name, place: place?.name ?? '' })
    : t('admin.act.other', { action, name: `${subject.kind} ${name}` });
};

/** One thing that an act says more of. */
export interface DetailLine {
  readonly label: string;
  readonly text: string;
}

const labelOf = (t: Translate, key: string): string => {
  for (const known of [`admin.detail.${key}`, `admin.setting.${key}`]) if (hasMessage(known)) return t(known);
  return key;
};

/** What the words are made with. */
interface Wording {
  readonly t: Translate;
  /** Says the day of a moment (ISO 8601). */
  readonly day: (at: string) => string;
}

const isMoment = (value: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);

/** A value as people read it; words of the catalogue where there are some. */
const textOf = (wording: Wording, value: unknown): string => {
  const { t, day } = wording;
  if (value === null || value === undefined || value === '') return t('admin.none');
  if (typeof value === 'boolean') return t(value ? 'admin.yes' : 'admin.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (isMoment(value)) return isWithoutEnd(value) ? t('admin.untilNotice') : day(value);
    for (const known of [`admin.role.${value}`, `admin.value.${value}`, `row.rule.${value}`])
      if (hasMessage(known)) return t(known);
    return value;
  }
  if (Array.isArray(value))
    return value.length === 0 ? t('admin.none') : value.map((each) => textOf(wording, each)).join(', ');
  return Object.entries(value)
    .map(([key, each]) => `${labelOf(t, key)}: ${textOf(wording, each)}`)
    .join('; ');
};

const isParts = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Not for people: a key to another row. */
const silent: ReadonlySet<string> = new Set(['decision']);

/** What changed from what to what, part by part, and whatever else the act says. */
export const detailLines = (wording: Wording, details: AuditRow['details']): readonly DetailLine[] => {
  const { t } = wording;
  const { before, after, ...rest } = details;
  const lines: DetailLine[] = [];
  if (isParts(before) && isParts(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [from, to] = [textOf(wording, before[key]), textOf(wording, after[key])];
      // What is not told reads the same before and after, and is there because it changed.
      if (from !== to || from === untold) lines.push({ label: labelOf(t, key), text: t('admin.fromTo', { from, to }) });
    }
  } else if ('before' in details || 'after' in details) {
    const text = t('admin.fromTo', { from: textOf(wording, before), to: textOf(wording, after) });
    lines.push({ label: t('admin.detail.change'), text });
  }
  for (const [key, value] of Object.entries(rest)) {
    if (!silent.has(key) && value !== null) lines.push({ label: labelOf(t, key), text: textOf(wording, value) });
  }
  return lines;
};
