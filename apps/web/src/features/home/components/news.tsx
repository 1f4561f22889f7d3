import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Rich, useLocale, useT } from '../../../lib/i18n.tsx';
import { useHello } from '../../../lib/introduction.ts';
import { useMe } from '../../../lib/session.ts';
import { formatWeekday } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { LivePill } from '../../../ui/live-pill.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { StreetStrip } from '../../../ui/street-strip.tsx';
import { ThreadRow } from '../../../ui/thread-row.tsx';
import { countNews, newsByPlace } from '../news.ts';
import type { NewsItem } from '../news.ts';
import { EstatePlates } from './estate-plates.tsx';
import { HowItWorks } from './how-it-works.tsx';

const Today = () => {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const text = formatWeekday(now, locale);
  return <p className="date">{text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)}</p>;
};

/** The estates below should be within reach. */
const shownAtFirst = 8;

interface NewsProps {
  readonly places: readonly PlaceSummary[];
  /** Slugs of the places I belong to. */
  readonly mine: ReadonlySet<string>;
  /** `undefined` while they load. */
  readonly items: readonly NewsItem[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Threads that changed since the list was loaded. */
  readonly waiting: number;
  readonly onShowWaiting: () => void;
  /** Absent when there is nothing older. */
  readonly onOlder?: (() => void) | undefined;
  readonly loadingOlder: boolean;
}

const Lead = ({ items }: { readonly items: readonly NewsItem[] | undefined }) => {
  const t = useT();
  if (items === undefined || items.length === 0 || items.some(({ unread }) => unread === undefined)) {
    return <p className="lead">{t('home.newsLead')}</p>;
  }
  const { threads, posts } = countNews(items);
  if (threads + posts === 0) return <p className="lead">{t('home.newsNone')}</p>;
  const only = posts === 0 ? 'threads' : threads === 0 ? 'posts' : 'both';
  return <p className="lead">{t('home.newsCount', { threads, posts, only })}</p>;
};

/** "Co słychać na osiedlu?": the newest threads of my places, and what is new in each. */
export const News = ({
  places,
  mine,
  items,
  error,
  onRetry,
  waiting,
  onShowWaiting,
  onOlder,
  loadingOlder,
}: NewsProps) => {
  const t = useT();
  const estates = places.filter(({ kind }) => kind === 'estate');
  const [shown, setShown] = useState(shownAtFirst);
  const me = useMe();
  const home = me?.memberships.find((one) => one.home)?.place;
  const hello = useHello(home);
  const hasMore = items !== undefined && (shown < items.length || onOlder !== undefined);
  // Not said before it is known whose page this is: for most it would go again.
  const homeless = me !== undefined && estates.length > 0 && !estates.some(({ slug }) => mine.has(slug));
  return (
    <>
      <div className="hero">
        <Today />
        <PageTitle title={t('home.title')} display />
        <Lead items={items} />
        <StreetStrip />
      </div>
      {homeless ? (
        <div className="mt5">
          <Banner>
            <Rich id="home.joinHint" components={{ link: <Link to="/osiedla" /> }} />
          </Banner>
        </div>
      ) : undefined}
      {hello === undefined || home === undefined ? undefined : (
        <div className="mt5">
          <Banner kind="info">
            {t('neighbours.introHello')} <AppLink to={threadAddress({ place: home, ...hello })}>{hello.title}</AppLink>
          </Banner>
        </div>
      )}
      <div className="cols mt6">
        <div>
          <section aria-labelledby="news">
            <div className="sec">
              <h2 id="news" tabIndex={-1}>
                {t(homeless ? 'home.newsEverywhere' : 'home.newsMine')}
              </h2>
              <Link to="/osiedla">{t('home.allForums')}</Link>
            </div>
            {items === undefined && error === null ? <SkeletonRows /> : undefined}
            {items === undefined && error !== null ? <ErrorState error={error} onRetry={onRetry} /> : undefined}
            {items?.length === 0 ? (
              <EmptyState
                title={t('home.emptyTitle')}
                action={
                  <Link className={buttonClass({ kind: 'primary' })} to="/osiedla">
                    {t('home.allForums')}
                  </Link>
                }
              >
                {t('home.emptyText')}
              </EmptyState>
            ) : undefined}
            <ul className="rows">
              {items?.slice(0, shown).map(({ thread, unread }) => (
                <ThreadRow
                  key={thread.id}
                  thread={thread}
                  unread={unread}
                  showPlace
                  // What was read needs no reminder of what it was about.
                  showExcerpt={unread !== 0}
                />
              ))}
            </ul>
            <LivePill count={waiting} label={t('home.showWaiting', { count: waiting })} onShow={onShowWaiting} />
            {hasMore ? (
              <p className="mt5">
                <Button
                  wide
                  busy={loadingOlder}
                  onClick={() => {
                    if (items !== undefined && shown >= items.length) onOlder?.();
                    setShown(Number.POSITIVE_INFINITY);
                  }}
                >
                  {t('home.older')}
                </Button>
              </p>
            ) : undefined}
          </section>
          <section aria-labelledby="estates">
            <div className="sec">
              <h2 id="estates">{t('home.estates')}</h2>
            </div>
            <EstatePlates places={estates} mine={mine} news={newsByPlace(items ?? [])} />
          </section>
        </div>
        <HowItWorks />
      </div>
    </>
  );
};
