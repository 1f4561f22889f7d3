import { institutionsAddress } from '@moja-ulica/shared/institutions/paths.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import type { InstitutionAnswer } from '@moja-ulica/shared/threads/schema.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { useCrumbs } from '../../../lib/crumbs.ts';
import { ApiError } from '../../../lib/api-error.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { placeAddress } from '../../../lib/places.ts';
import { useParam } from '../../../lib/param.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { EstateTag } from '../../../ui/emblem.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { Spokespeople } from '../components/spokespeople.tsx';
import { institutionAnswersQuery, institutionQuery } from '../queries.ts';

export const prefetch: Prefetch = (client, { params }) =>
  Promise.all([
    client.prefetchQuery(institutionQuery(params['institution'] ?? '')),
    client.prefetchInfiniteQuery(institutionAnswersQuery(params['institution'] ?? '')),
  ]);

const AnswerRow = ({ answer }: { readonly answer: InstitutionAnswer }) => {
  const { thread, number, excerpt, lang, createdAt } = answer;
  const at = { place: thread.place.slug, id: thread.id, slug: thread.slug };
  return (
    <li>
      <article className="row">
        <div className="kick">
          <EstateTag place={thread.place.slug} name={thread.place.name} />
          <span className="when">
            <RelativeTime at={createdAt} />
          </span>
        </div>
        <h3>
          <AppLink to={threadAddress(at, number)}>{thread.title}</AppLink>
        </h3>
        <p className="ex" lang={lang}>
          {excerpt}
        </p>
      </article>
    </li>
  );
};

const Answers = ({ institution }: { readonly institution: string }) => {
  const t = useT();
  const list = useInfiniteQuery(institutionAnswersQuery(institution));
  const answers = list.data?.pages.flatMap(({ items }) => items);
  return (
    <section className="mt6" aria-labelledby="answers">
      <div className="sec">
        <h2 id="answers">{t('institutions.answers')}</h2>
      </div>
      {list.isPending ? <SkeletonRows /> : undefined}
      {list.isError && answers === undefined ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : undefined}
      {answers?.length === 0 ? <p>{t('institutions.noAnswers')}</p> : undefined}
      {answers === undefined || answers.length === 0 ? undefined : (
        <ul className="rows">
          {answers.map((answer) => (
            <AnswerRow key={`${answer.thread.id}-${answer.number}`} answer={answer} />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <p className="mt5">
          <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('institutions.older')}
          </Button>
        </p>
      ) : undefined}
    </section>
  );
};

/** `/instytucje/:instytucja`: whom it serves, who speaks for it, what it promises, what it answered. */
export const Page = () => {
  const t = useT();
  const locale = useLocale();
  const slug = useParam('institution');
  const { data, error, isPending, refetch } = useQuery(institutionQuery(slug));
  const title = data === undefined ? t('institutions.one') : pickText(data.name, locale);
  useCrumbs([{ label: t('institutions.title'), to: institutionsAddress }, { label: title }]);
  if (error !== null && data === undefined) {
    return error instanceof ApiError && error.status === 404 ? (
      <EmptyState page title={t('error.not_found')} />
    ) : (
      <ErrorState page error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      {data === undefined ? undefined : (
        <p className="meta">
          {t(data.kind === 'estate_council' ? 'institutions.estateCouncil' : 'institutions.cityDepartment')}
        </p>
      )}
      <PageTitle title={title} />
      {isPending ? <SkeletonRows /> : undefined}
      {data === undefined ? undefined : (
        <>
          <p className="lead mt4">{pickText(data.description, locale)}</p>
          {data.promiseDays === null ? undefined : (
            <p className="mt4">{t('institutions.promises', { count: data.promiseDays })}</p>
          )}
          <section className="mt6" aria-labelledby="serves">
            <div className="sec">
              <h2 id="serves">{t('institutions.serves')}</h2>
            </div>
            <ul className="tags">
              {data.places.map((place) => (
                <li key={place.slug}>
                  <AppLink to={placeAddress(place)}>
                    <EstateTag place={place.slug} name={place.name} />
                  </AppLink>
                </li>
              ))}
            </ul>
          </section>
          <section className="mt6" aria-labelledby="speaks">
            <div className="sec">
              <h2 id="speaks">{t('institutions.speaks')}</h2>
            </div>
            <Spokespeople liaisons={data.liaisons} />
          </section>
          <Answers institution={slug} />
        </>
      )}
    </>
  );
};
