import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { Link } from '@tanstack/react-router';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { useSiteName } from '../../../lib/site-name.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { StreetStrip } from '../../../ui/street-strip.tsx';
import { ThreadRow } from '../../../ui/thread-row.tsx';
import { daysBetween, showcase } from '../news.ts';
import { EstatePlates } from './estate-plates.tsx';
import { HowItWorks } from './how-it-works.tsx';

interface WelcomeProps {
  readonly places: readonly PlaceSummary[];
  /** Threads of all public forums, latest activity first; `undefined` while they load. */
  readonly threads: readonly ThreadSummary[] | undefined;
}

const headings: Record<ReturnType<typeof showcase>['kind'], MessageKey> = {
  settled: 'home.latestSettled',
  answered: 'home.latestAnswered',
  latest: 'home.latestThreads',
};

const Showcase = ({ threads }: { readonly threads: readonly ThreadSummary[] | undefined }) => {
  const t = useT();
  const shown = showcase(threads ?? []);
  return (
    <section aria-labelledby="showcase">
      <div className="sec">
        <h2 id="showcase">{t(headings[shown.kind])}</h2>
      </div>
      {threads === undefined ? <SkeletonRows count={3} /> : undefined}
      {threads?.length === 0 ? <p className="lead">{t('home.nothingYet')}</p> : undefined}
      <ul className="rows">
        {shown.threads.map((thread) => (
          <ThreadRow
            key={thread.id}
            thread={thread}
            showPlace
            showExcerpt={false}
            note={
              thread.matter?.state === 'resolved' ? (
                <span>{t('home.settledIn', { count: daysBetween(thread.createdAt, thread.lastActivityAt) })}</span>
              ) : undefined
            }
          />
        ))}
      </ul>
    </section>
  );
};

/** What a guest meets first: what this is, where one lives, that matters get settled, and how. */
export const Welcome = ({ places, threads }: WelcomeProps) => {
  const t = useT();
  const site = useSiteName();
  const estates = places.filter(({ kind }) => kind === 'estate');
  return (
    <>
      <div className="hero">
        <PageTitle title={t('home.welcomeTab')} display>
          {site.ours ? t('home.welcomeTitle') : site.name}
        </PageTitle>
        <p className="lead">{t('home.welcomeLead')}</p>
        <div className="btnrow mt5">
          <Link className={buttonClass({ kind: 'primary', big: true })} to="/rejestracja" search={{}}>
            {t('home.register')}
          </Link>
          {estates.length === 0 ? undefined : (
            <a className={buttonClass({ big: true })} href="#osiedla">
              {t('home.readFirst')}
            </a>
          )}
        </div>
        <StreetStrip />
      </div>
      {estates.length === 0 ? undefined : (
        <section id="osiedla" aria-labelledby="where" className="mt6">
          <div className="sec">
            <h2 id="where">{t('home.where')}</h2>
          </div>
          <EstatePlates places={estates} three />
        </section>
      )}
      <div className="cols mt7">
        <Showcase threads={threads} />
        <HowItWorks />
      </div>
    </>
  );
};
