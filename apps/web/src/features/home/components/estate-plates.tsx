import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { useT } from '../../../lib/i18n.tsx';
import { placeAddress } from '../../../lib/places.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Emblem } from '../../../ui/emblem.tsx';

interface EstatePlatesProps {
  readonly places: readonly PlaceSummary[];
  /** Threads with something new by place, for those whose news the reader follows. */
  readonly news?: ReadonlyMap<string, number>;
  readonly mine?: ReadonlySet<string>;
  readonly three?: boolean;
}

/** The estates as plates in their colours, each a link to its forum. */
export const EstatePlates = ({ places, news, mine, three = false }: EstatePlatesProps) => {
  const t = useT();
  const words = ({ slug, threadCount, visibility }: PlaceSummary): string => {
    if (mine?.has(slug) === true) return t('home.plateNews', { count: news?.get(slug) ?? 0 });
    if (visibility === 'members' && threadCount === 0) return t('home.plateMembersOnly');
    return t('home.plateThreads', { count: threadCount });
  };
  return (
    <ul className={three ? 'estates three' : 'estates'}>
      {places.map((place) => (
        <li key={place.slug}>
          <AppLink to={placeAddress(place)} data-accent={place.accent}>
            <Emblem place={place.slug} name={place.name} />
            <span>
              <b>{place.name}</b>
              <span className="meta">{words(place)}</span>
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
};
