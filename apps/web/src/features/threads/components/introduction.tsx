import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { mayChooseIntroduction } from '@moja-ulica/shared/threads/policy.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Rich, useT } from '../../../lib/i18n.tsx';
import { useIsNewTo } from '../../../lib/introduction.ts';
import { useActor } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { introductionQuery } from '../queries.ts';

// For the few who look after a place.
const staff = () => import('./introduction-staff.tsx');
const OpenIntroduction = lazy(async () => ({ default: (await staff()).OpenIntroduction }));

/** In a forum's header: the thread in which people introduce themselves; for who has written nothing yet as an invitation. */
export const ForumIntroduction = ({ place }: { readonly place: PlaceSummary }) => {
  const t = useT();
  const actor = useActor();
  const { data: thread } = useQuery(introductionQuery(place.slug));
  const isNew = useIsNewTo(place.slug);
  if (thread === null) {
    if (mayChooseIntroduction(actor, place).allow) {
      return (
        <Suspense>
          <OpenIntroduction place={place} />
        </Suspense>
      );
    }
    return isNew ? (
      <div className="mt4">
        <Banner kind="info">
          <Rich
            id="neighbours.helloAnyway"
            components={{ link: <Link to="/o/$place/nowy" params={{ place: place.slug }} /> }}
          />
        </Banner>
      </div>
    ) : null;
  }
  if (thread === undefined) return null;
  const link = <AppLink to={threadAddress({ place: place.slug, ...thread })}>{thread.title}</AppLink>;
  return isNew ? (
    <div className="mt4">
      <Banner kind="info">
        {t('neighbours.introHello')} {link}
      </Banner>
    </div>
  ) : (
    <p className="intro-line mt4">
      <Icon of={MessagesSquare} /> {link}
    </p>
  );
};
