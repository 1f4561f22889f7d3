import type { Person } from '@moja-ulica/shared/identity/schema.ts';
import { House, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { placeAddress, usePlaces } from '../../../lib/places.ts';
import { formatDay } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { EstateTag } from '../../../ui/emblem.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';
import { languageName } from '../languages.ts';

type PersonRole = Person['roles'][number];

const roleWords: Record<Exclude<PersonRole['role'], 'resident'>, MessageKey> = {
  moderator: 'identity.roleModerator',
  animator: 'identity.roleAnimator',
  liaison: 'identity.roleLiaison',
};

/** A place with what the person does there, and whether they are known to live there; plain residents do nothing else. */
const RolesIn = ({ roles }: { readonly roles: readonly [PersonRole, ...PersonRole[]] }) => {
  const t = useT();
  const [{ place: slug, placeName }] = roles;
  const place = usePlaces().find((one) => one.slug === slug);
  return (
    <li className="btnrow">
      <AppLink to={placeAddress(place ?? { slug, kind: 'estate' })}>
        <EstateTag place={slug} name={placeName} />
      </AppLink>
      {roles.map(({ role, institution }) =>
        role === 'resident' ? undefined : (
          <Chip kind="role" key={`${role} ${institution ?? ''}`}>
            {institution ?? t(roleWords[role])}
          </Chip>
        ),
      )}
      {roles[0].verified ? <Chip icon={House}>{t('identity.livesHere')}</Chip> : undefined}
    </li>
  );
};

const byPlace = (roles: readonly PersonRole[]): readonly [PersonRole, ...PersonRole[]][] => {
  const places = new Map<string, [PersonRole, ...PersonRole[]]>();
  for (const role of roles) {
    const known = places.get(role.place);
    if (known === undefined) places.set(role.place, [role]);
    else known.push(role);
  }
  return [...places.values()];
};

/** Who this is: name, since when, what they say about themselves, what they do where. */
export const PersonHead = ({ person }: { readonly person: Person }) => {
  const t = useT();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const facts: readonly (readonly [MessageKey, string | null])[] = [
    ['identity.hereSince', person.hereSince],
    ['identity.canHelpWith', person.canHelpWith],
    ['identity.languages', person.languages.map((language) => languageName(language, locale, t)).join(', ') || null],
  ];
  const known = facts.filter((fact): fact is readonly [MessageKey, string] => fact[1] !== null);
  return (
    <>
      <div className="profile-head">
        <PersonAvatar handle={person.handle} name={person.displayName} large />
        <div>
          <PageTitle title={person.displayName} />
          <p className="meta facts">
            <span>{t('identity.registeredAt', { date: formatDay(new Date(person.registeredAt), now, locale) })}</span>
            <span>{t('identity.postCount', { count: person.postCount })}</span>
          </p>
        </div>
      </div>
      {person.bio === null ? undefined : <p className="lead">{person.bio}</p>}
      {known.length === 0 ? undefined : (
        <dl className="profile-facts mt4">
          {known.map(([label, text]) => (
            <div className="profile-fact" key={label}>
              <dt>{t(label)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {person.roles.length === 0 && !person.admin ? undefined : (
        <section aria-labelledby="roles">
          <h2 className="vh" id="roles">
            {t('identity.roles')}
          </h2>
          <ul className="stack-tight mt4">
            {person.admin ? (
              <li>
                <Chip kind="role" icon={ShieldCheck}>
                  {t('identity.roleAdmin')}
                </Chip>
              </li>
            ) : undefined}
            {byPlace(person.roles).map((roles) => (
              <RolesIn key={roles[0].place} roles={roles} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
