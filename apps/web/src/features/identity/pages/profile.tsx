import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { UserX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { useT } from '../../../lib/i18n.tsx';
import { giveHeadingFocus } from '../../../lib/page-focus.ts';
import type { Prefetch } from '../../../lib/page.ts';
import { useTitle } from '../../../lib/title.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Loading, SkeletonLine, SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { ClearFactors } from '../components/clear-factors.tsx';
import { PersonHead } from '../components/person-head.tsx';
import { TakePhoto } from '../components/take-photo.tsx';
import { Wrote } from '../components/wrote.tsx';
import { personPostsQuery, personQuery } from '../queries.ts';
import '../identity.css';

export const prefetch: Prefetch = (client, { params }) => {
  const nick = params['nick'] ?? '';
  return Promise.all([client.prefetchQuery(personQuery(nick)), client.prefetchInfiniteQuery(personPostsQuery(nick))]);
};

const Posts = ({ nick }: { readonly nick: string }) => {
  const t = useT();
  const posts = useInfiniteQuery(personPostsQuery(nick));
  const items = posts.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-labelledby="wrote">
      <div className="sec">
        <h2 id="wrote">{t('identity.wrote')}</h2>
      </div>
      {posts.isPending ? <SkeletonRows count={3} /> : undefined}
      {posts.isError && items === undefined ? (
        <ErrorState error={posts.error} onRetry={() => void posts.refetch()} />
      ) : undefined}
      {items?.length === 0 ? <p className="muted">{t('identity.wroteNothing')}</p> : undefined}
      <ul className="rows">
        {items?.map((post) => (
          <Wrote key={`${post.thread.id} ${post.number}`} post={post} />
        ))}
      </ul>
      {posts.hasNextPage ? (
        <p className="mt5">
          <Button wide busy={posts.isFetchingNextPage} onClick={() => void posts.fetchNextPage()}>
            {t('identity.older')}
          </Button>
        </p>
      ) : undefined}
    </section>
  );
};

const NoPerson = () => {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useTitle(t('identity.noPerson'));
  useEffect(() => giveHeadingFocus(box.current?.querySelector('h1')), []);
  return (
    <div ref={box}>
      <EmptyState
        page
        icon={UserX}
        title={t('identity.noPerson')}
        action={
          <AppLink className={buttonClass({ kind: 'primary' })} to="/osiedla">
            {t('identity.seeForums')}
          </AppLink>
        }
      >
        {t('identity.noPersonText')}
      </EmptyState>
    </div>
  );
};

/** `/u/:nick`: a neighbour's profile and what they wrote where the reader may read. */
export const Page = () => {
  const { nick = '' } = useParams({ strict: false });
  const person = useQuery(personQuery(nick));
  if (person.data !== undefined) {
    return (
      <div className="narrow">
        <PersonHead person={person.data} />
        <Posts nick={nick} />
        <TakePhoto person={person.data} />
        <ClearFactors handle={nick} />
      </div>
    );
  }
  if (person.isPending) {
    return (
      <div className="narrow">
        <Loading>
          <SkeletonLine width="half" title />
          <SkeletonLine width="short" />
        </Loading>
        <div className="mt6">
          <SkeletonRows count={3} />
        </div>
      </div>
    );
  }
  if (person.error instanceof ApiError && person.error.status === 404) {
    return <NoPerson />;
  }
  return <ErrorState page error={person.error} onRetry={() => void person.refetch()} />;
};
