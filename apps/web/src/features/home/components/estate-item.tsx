import { mayJoin, isMember } from '@moja-ulica/shared/estates/policy.ts';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { typedCodePage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { Link } from '@tanstack/react-router';
import { Check, Clock, House, Lock } from 'lucide-react';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { useRequestWaits } from '../../../lib/own-requests.ts';
import { placeAddress } from '../../../lib/places.ts';
import { useActor, useMe } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Emblem } from '../../../ui/emblem.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';

interface EstateItemProps {
  readonly place: PlaceSummary;
  readonly joining: boolean;
  readonly onJoin: (home: boolean) => void;
  readonly onLeave: () => void;
}

/** Whoever waits for an answer already is not asked to ask again. */
const Asking = ({ place }: { readonly place: string }) => {
  const t = useT();
  const waits = useRequestWaits(place);
  if (waits === undefined) return null;
  return (
    <AppLink className={buttonClass({ kind: waits ? 'quiet' : 'plain' })} to={`${typedCodePage}/${place}`}>
      {waits ? <Icon of={Clock} /> : undefined}
      {t(waits ? 'threads.requestWaits' : 'threads.askToJoin')}
    </AppLink>
  );
};

const Membership = ({ place, joining, onJoin, onLeave }: EstateItemProps) => {
  const t = useT();
  const actor = useActor();
  const me = useMe();
  if (place.kind === 'city') return null;
  const membership = me?.memberships.find((mine) => mine.place === place.slug);
  if (membership !== undefined) {
    return (
      <div className="place-join btnrow">
        <Chip kind="ans" icon={membership.home ? House : Check}>
          {t(membership.home ? 'home.homeEstate' : 'home.joined')}
        </Chip>
        <Menu
          label={t('home.membershipMenu', { name: place.name })}
          items={[
            ...(membership.home ? [] : [{ key: 'home', label: t('home.makeHome'), onSelect: () => onJoin(true) }]),
            { key: 'leave', label: t('home.leave', { name: place.name }), danger: true, onSelect: onLeave },
          ]}
        />
      </div>
    );
  }
  if (place.joining === 'code') {
    return (
      <AppLink className={buttonClass()} to={typedCodePage}>
        {t('threads.haveCode')}
      </AppLink>
    );
  }
  if (actor.kind === 'guest') {
    return place.joining === 'open' ? (
      <Link className={buttonClass()} to="/rejestracja" search={{ powrot: `/o/${place.slug}` }}>
        {t('home.join', { name: place.name })}
      </Link>
    ) : null;
  }
  // Someone who belongs by duty (a liaison, the administrator) may still join as a neighbour.
  const verdict = mayJoin(actor, place);
  if (verdict.allow) {
    return (
      <Button busy={joining} onClick={() => onJoin(!me?.memberships.some(({ home }) => home))}>
        {t('home.join', { name: place.name })}
      </Button>
    );
  }
  if (isMember(actor, place) || verdict.code !== 'joining_not_open') return null;
  return <Asking place={place.slug} />;
};

/** A place in the list of all forums: what it is, how lively, and joining it in one tap. */
export const EstateItem = (props: EstateItemProps) => {
  const { place } = props;
  const t = useT();
  const locale = useLocale();
  const closed = place.visibility === 'members';
  return (
    <li className="line-item wrap place-item">
      <Emblem place={place.slug} name={place.name} />
      <div>
        <h2 className="place-name">
          <AppLink to={placeAddress(place)}>
            {place.kind === 'city' ? t('home.cityForum', { name: place.name }) : place.name}
          </AppLink>
        </h2>
        <p>{pickText(place.description, locale)}</p>
        <p className="meta place-facts">
          {closed ? <Chip icon={Lock}>{t('home.membersOnly')}</Chip> : undefined}
          <span>{t('home.plateThreads', { count: place.threadCount })}</span>
          {place.kind === 'estate' ? <span>{t('home.members', { count: place.memberCount })}</span> : undefined}
          {place.lastActivityAt === null ? undefined : (
            <span>
              {t('home.lastActivity')} <RelativeTime at={place.lastActivityAt} />
            </span>
          )}
        </p>
      </div>
      <Membership {...props} />
    </li>
  );
};
