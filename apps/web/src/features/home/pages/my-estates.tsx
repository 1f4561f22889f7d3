import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { Plus } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { placeAddress } from '../../../lib/places.ts';
import { useMe } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Emblem } from '../../../ui/emblem.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SettingsFrame } from '../../../ui/settings-frame.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { placesQuery } from '../queries.ts';
import { useBelonging } from '../use-belonging.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(placesQuery);

interface MineProps {
  readonly place: PlaceSummary;
  readonly home: boolean;
  /** Holds more than a resident's role there, so an administrator ends it. */
  readonly onDuty: boolean;
  readonly onHome: () => void;
  readonly onLeave: () => void;
}

const Mine = ({ place, home, onDuty, onHome, onLeave }: MineProps) => {
  const t = useT();
  const { name } = place;
  return (
    <li className={home || onDuty ? 'line-item' : 'line-item wrap'}>
      <Emblem place={place.slug} name={name} />
      <div>
        <AppLink className="strong" to={placeAddress(place)}>
          {name}
        </AppLink>
        <br />
        <span className="meta">{t(home ? 'home.homeEstate' : 'home.joined')}</span>
        {onDuty ? <p className="meta">{t('home.duties')}</p> : undefined}
      </div>
      {home && onDuty ? undefined : (
        <div className="line-acts">
          {home ? undefined : (
            <Button aria-label={t('home.makeHomeOf', { name })} onClick={onHome}>
              {t('home.makeHome')}
            </Button>
          )}
          {onDuty ? undefined : (
            <Button kind="quiet" aria-label={t('home.leave', { name })} onClick={onLeave}>
              {t('home.leaveShort')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
};

/** `/ustawienia/osiedla`: the estates one belongs to, which is home, and the way out of each. */
export const Page = () => {
  const t = useT();
  const me = useMe();
  const { places, failure, onJoin, onLeave } = useBelonging();
  const mine = me?.memberships ?? [];
  // All confirmed accounts belong to the city: it is no home, and nobody leaves it.
  const estates = places.data?.filter(({ kind }) => kind === 'estate');
  return (
    <SettingsFrame title={t('home.myEstates')}>
      <p className="setting-lead mt4">{t('home.myEstatesLead')}</p>
      {failure === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, failure)}
        </Banner>
      )}
      {places.isPending ? <SkeletonRows count={2} /> : undefined}
      {places.isError && places.data === undefined ? (
        <ErrorState error={places.error} onRetry={() => void places.refetch()} />
      ) : undefined}
      <ul className="mt4">
        {estates?.flatMap((place) => {
          const membership = mine.find((one) => one.place === place.slug);
          if (membership === undefined) return [];
          return [
            <Mine
              key={place.slug}
              place={place}
              home={membership.home}
              onDuty={membership.roles.some((role) => role !== 'resident')}
              onHome={() => onJoin(place.slug, true)}
              onLeave={() => onLeave(place.slug, membership.home)}
            />,
          ];
        })}
      </ul>
      {estates?.every(({ slug }) => mine.every(({ place }) => place !== slug)) === true ? (
        <p className="mt4">{t('home.noEstates')}</p>
      ) : undefined}
      <p className="mt4">
        <Link className={buttonClass()} to="/osiedla">
          <Icon of={Plus} />
          {t('home.joinAnother')}
        </Link>
      </p>
    </SettingsFrame>
  );
};
