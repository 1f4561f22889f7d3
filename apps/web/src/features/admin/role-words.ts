import type { StaffInvitation } from '@moja-ulica/shared/admin/schema.ts';
import { pickText } from '../../lib/i18n.tsx';
import type { Locale, Translate } from '../../lib/i18n.tsx';

/** A role and where it is held, in a few words. */
export const roleWords = (
  t: Translate,
  locale: Locale,
  { role, place, institution, unit }: Pick<StaffInvitation, 'role' | 'place' | 'institution' | 'unit'>,
): string => {
  const where = [
    ...(place === null ? [] : [place.name]),
    ...(institution === null ? [] : [pickText(institution.name, locale)]),
    ...(unit === null ? [] : [unit]),
  ];
  return [t(`admin.role.${role}`), ...where].join(', ');
};
