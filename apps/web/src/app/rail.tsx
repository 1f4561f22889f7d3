import { Link, useLinkProps } from '@tanstack/react-router';
import { Gavel, House, Inbox, LayoutGrid, MessagesSquare, Settings, SlidersHorizontal } from 'lucide-react';
import { useT } from '../lib/i18n.tsx';
import { placeAddress, usePlaces } from '../lib/places.ts';
import { useMe, useSession } from '../lib/session.ts';
import { useSiteName } from '../lib/site-name.ts';
import { Wordmark } from '../ui/brand.tsx';
import { Emblem } from '../ui/emblem.tsx';
import { Icon } from '../ui/icon.tsx';
import { PersonAvatar } from '../ui/person-avatar.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { answersMatters, moderatesSomewhere } from './staff.ts';

const exact = { exact: true, includeSearch: false } as const;
const within = { exact: false, includeSearch: false } as const;

/** Where "Fora osiedli" leads, and only that one says that one is there. */
const AllEstates = () => (
  <a {...useLinkProps({ to: '/osiedla' })} aria-current={undefined}>
    <Icon of={LayoutGrid} />
    {useT()('app.allEstates')}
  </a>
);

const PlaceLinks = () => {
  const t = useT();
  const me = useMe();
  const places = usePlaces();
  const { status } = useSession();
  const joined = new Set(me?.memberships.map(({ place }) => place));
  const shown = joined.size === 0 ? places : places.filter(({ slug, kind }) => kind === 'city' || joined.has(slug));
  // All of them would give way to one's own, and move what stands below.
  if (shown.length === 0 || status === 'unknown') return null;
  return (
    <>
      <h2>{t(joined.size === 0 ? 'app.estates' : 'app.myEstates')}</h2>
      {shown.map((place) => (
        <Link key={place.slug} to={placeAddress(place)} activeOptions={within}>
          <Emblem place={place.slug} name={place.name} size="s" />
          {place.kind === 'city' ? t('app.cityForum') : place.name}
        </Link>
      ))}
      {joined.size === 0 ? undefined : <AllEstates />}
    </>
  );
};

const StaffLinks = () => {
  const t = useT();
  const me = useMe();
  const places = usePlaces();
  // Below the places, so after them.
  if (places.length === 0 || me === undefined || !(me.admin || moderatesSomewhere(me) || answersMatters(me)))
    return null;
  return (
    <>
      <h2>{t('app.staff')}</h2>
      {moderatesSomewhere(me) ? (
        <Link to="/moderacja" activeOptions={within}>
          <Icon of={Gavel} />
          {t('app.moderation')}
        </Link>
      ) : undefined}
      {answersMatters(me) ? (
        <Link to="/sprawy" activeOptions={within}>
          <Icon of={Inbox} />
          {t('app.matters')}
        </Link>
      ) : undefined}
      {me.admin ? (
        <Link to="/admin" activeOptions={within}>
          <Icon of={SlidersHorizontal} />
          {t('app.admin')}
        </Link>
      ) : undefined}
    </>
  );
};

const Account = () => {
  const t = useT();
  const session = useSession();
  const places = usePlaces();
  if (session.status === 'unknown') return <div className="me" />;
  if (session.status === 'guest') {
    return (
      <div className="me">
        <SignInLink wide />
      </div>
    );
  }
  const { displayName, handle, memberships } = session.me;
  const home = memberships.find((membership) => membership.home)?.place;
  return (
    <div className="me">
      <PersonAvatar handle={handle} name={displayName} />
      <div>
        <Link className="strong" to="/u/$nick" params={{ nick: handle }}>
          {displayName}
        </Link>
        <span className="meta wm-line">{places.find(({ slug }) => slug === home)?.name}</span>
      </div>
      <Link className="iconbtn" to="/ustawienia" aria-label={t('app.settings')}>
        <Icon of={Settings} />
      </Link>
    </div>
  );
};

/** The column beside the page from 1200 px on: name, sections, my estates, staff tools, account. */
export const Rail = () => {
  const t = useT();
  return (
    <header className="rail">
      <Link className="wm" to="/">
        <Wordmark lines={useSiteName().lines} suffix={t('app.home')} />
      </Link>
      <nav aria-label={t('app.navMain')}>
        <Link to="/" activeOptions={exact}>
          <Icon of={House} />
          {t('app.start')}
        </Link>
        <Link to="/osiedla" activeOptions={exact}>
          <Icon of={MessagesSquare} />
          {t('app.forumsLong')}
        </Link>
        <PlaceLinks />
        <StaffLinks />
      </nav>
      <Account />
    </header>
  );
};
