import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { placeAddress } from '../../../lib/places.ts';
import { AppLink } from '../../../ui/app-link.tsx';

interface ThreadPlaceProps {
  readonly thread: ThreadHead;
  readonly place: PlaceSummary;
}

/** Where the thread belongs, with the ways to more of the same. */
export const ThreadPlace = ({ thread, place }: ThreadPlaceProps) => {
  const t = useT();
  const locale = useLocale();
  const forum = placeAddress(place);
  return (
    <section className="quietbox thread-place">
      <h2>{t(place.kind === 'city' ? 'threads.cityName' : 'threads.estateName', { name: place.name })}</h2>
      {thread.topic === null ? undefined : (
        <p>
          <AppLink to={`${forum}?temat=${thread.topic.slug}`}>
            {t('threads.moreInTopic', { topic: pickText(thread.topic.name, locale) })}
          </AppLink>
        </p>
      )}
      <p>
        <AppLink to={forum}>{t('threads.moreInPlace')}</AppLink>
      </p>
    </section>
  );
};
