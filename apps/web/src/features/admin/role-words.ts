import type { StaffInvitation } from '@moja-ulica/shared/admin/schema.ts';
import { pickText } from '../../lib/i18n.tsx';
import type { Locale, Translate } from '../../lib/i18n.tsx';

/** What the unit that somebody speaks from says beyond the Polish name of the institution; null: nothing. */
export const addedUnit = (institution: string, unit: string | null): string | null => {
  const name = institution.toLowerCase();
  const parts = (unit ?? '').split(',').map((part) => part.trim());
  return parts.filter((part) => !name.includes(part.toLowerCase())).join(', ') || null;
};

/** A role and where it is held, in a few words. */
export const roleWords = (
  t: Translate,
  locale: Locale,
  { role, place, institution, unit }: Pick<StaffInvitation, 'role' | 'place' | 'institution' | 'unit'>,
): string => {
  const body = institution === null ? '' : pickText(institution.name, locale);
  const from = addedUnit(institution?.name.pl ?? '', unit);
  const where = [
    ...(place === null ? [] : [place.name]),
    ...(body === '' ? [] : [body]),
    ...(from === null ? [] : [from]),
  ];
  return [t(`admin.role.${role}`), ...where].join(', ');
};
