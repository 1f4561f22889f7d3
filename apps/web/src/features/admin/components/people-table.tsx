import type { KnownPerson } from '@moja-ulica/shared/admin/schema.ts';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { RoleList } from './role-list.tsx';
import { useDay } from '../use-day.ts';

/** People as a table; on a phone each is a card with its labels. */
export const PeopleTable = ({ people }: { readonly people: readonly KnownPerson[] }) => {
  const t = useT();
  const day = useDay();
  return (
    <table className="cards mt4">
      <caption className="vh">{t('admin.peopleCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('admin.person')}</th>
          <th scope="col">{t('admin.roles')}</th>
          <th scope="col">{t('admin.since')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <AppLink className="t" to={`/admin/osoby/${person.id}`}>
                {person.displayName}
              </AppLink>
              <br />
              <span className="meta">{person.email}</span>
              {person.suspendedUntil === null ? undefined : (
                <p className="meta strong">{t('admin.suspendedUntil', { day: day(person.suspendedUntil) })}</p>
              )}
            </td>
            <td>
              <RoleList person={person} />
            </td>
            <td data-l={t('admin.since')}>
              <RelativeTime at={person.registeredAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
