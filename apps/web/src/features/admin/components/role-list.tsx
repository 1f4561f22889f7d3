import type { KnownPerson } from '@moja-ulica/shared/admin/schema.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { addedUnit } from '../role-words.ts';

/** All that somebody is, a line for each place and institution. */
export const RoleList = ({ person }: { readonly person: KnownPerson }) => {
  const t = useT();
  const locale = useLocale();
  const lines = [
    ...(person.admin ? [t('admin.role.admin')] : []),
    ...person.places.map(({ name, roles }) => `${name}: ${roles.map((role) => t(`admin.role.${role}`)).join(', ')}`),
    ...person.institutions.map(({ name: names, unit }) => {
      const from = addedUnit(names.pl, unit);
      return t('admin.speaksFor', { name: pickText(names, locale), unit: from === null ? '' : `, ${from}` });
    }),
  ];
  return lines.length === 0 ? (
    <span className="muted">{t('admin.noRoles')}</span>
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
};
