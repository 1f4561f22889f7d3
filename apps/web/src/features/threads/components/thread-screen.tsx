import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { pageOfPost, threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { mayChooseIntroduction } from '@moja-ulica/shared/threads/policy.ts';
import type { Post, ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import { useCallback, useRef, useState, lazy, Suspense } from 'react';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { placeAddress, usePlaces } from '../../../lib/places.ts';
import { useSiteSettings } from '../../../lib/site-settings.ts';
import { useOwnOrganisations } from '../../../lib/organisations.ts';
import { useActor, useMe, useSession } from '../../../lib/session.ts';
import { LivePill } from '../../../ui/live-pill.tsx';
import { useLanding } from '../hooks/use-landing.ts';
import { useOverlay } from '../hooks/use-overlay.ts';
import { usePostActions } from '../hooks/use-post-actions.ts';
import { useReading } from '../hooks/use-reading.ts';
import { useThreadPages } from '../hooks/use-thread-pages.ts';
import type { ThreadPages } from '../hooks/use-thread-pages.ts';
import { replyAccess } from '../model/permissions.ts';
import { usePresence, useThreadLive } from '../realtime.ts';
import { CourseAside, CourseFolded } from './matter-course.tsx';
import { PageNav } from './page-nav.tsx';
import { PostList } from './post-list.tsx';
import { ReplySection } from './reply-section.tsx';
import type { ReplyHandle } from './reply-section.tsx';
import { AnswerBar, ThreadHeader } from './thread-header.tsx';
import { ThreadPlace } from './thread-place.tsx';
import { ThreadFailure, ThreadSkeleton } from './thread-states.tsx';

const perPage = threadLimits.postsPerPage;

// For the few who look after a place.
const IntroductionChoice = lazy(async () => ({
  default: (await import('./introduction-staff.tsx')).IntroductionChoice,
}));

const forumOf = (place: PlaceSummary | undefined, slug: string): string =>
  place === undefined ? `/o/${slug}` : placeAddress(place);

/** The official answer that the bar leads to, with its date when it is on show. */
const answerOf = (head: ThreadHead, posts: readonly Post[]): Post | undefined =>
  posts.find(({ number }) => number === head.answeredBy);

interface LoadedProps {
  readonly head: ThreadHead;
  readonly pages: ThreadPages;
  readonly place: PlaceSummary | undefined;
  readonly target: number | undefined;
}

const LoadedThread = ({ head, pages, place, target }: LoadedProps) => {
  const t = useT();
  const locale = useLocale();
  const actor = useActor();
  const me = useMe();
  const organisations = useOwnOrganisations();
  const settings = useSiteSettings();
  const session = useSession();
  const presence = usePresence(head.id);
  const list = useRef<HTMLDivElement>(null);
  const reply = useRef<ReplyHandle>(null);
  const { posts, range, pageCount } = pages;
  const [openedWith] = useState(head.lastNumber);
  const overlay = useOverlay({
    thread: head.id,
    pages: pages.pages.map(({ page }) => page),
    session,
    lastNumber: openedWith,
  });
  const { id, slug } = head;
  const placeSlug = head.place.slug;
  const addressOf = useCallback(
    (number: number) => threadAddress({ place: placeSlug, id, slug }, number),
    [placeSlug, id, slug],
  );
  const onShow = `${range.from}-${range.to}:${posts.length}:${posts.at(-1)?.number ?? 0}`;
  const { lit, land } = useLanding({
    target,
    firstUnread: overlay.unread === undefined ? undefined : (overlay.unread?.first ?? null),
    isShown: pages.isShown,
    show: pages.show,
    lastNumber: head.lastNumber,
    settled: pages.settled,
  });
  useReading({
    thread: { id, slug, place: placeSlug },
    list,
    posts: onShow,
    reader:
      me === undefined || typeof overlay.lastRead !== 'number' ? undefined : { id: me.id, lastRead: overlay.lastRead },
  });
  const actions = usePostActions({ thread: id, place: placeSlug, addressOf, reply });
  const canReply =
    place !== undefined && replyAccess({ actor, place, thread: { locked: head.locked } }).way !== 'closed';
  useCrumbs([
    { label: t('app.forumsLong'), to: '/osiedla' },
    { label: head.place.name, to: forumOf(place, placeSlug) },
  ]);
  const answer = answerOf(head, posts);
  const institution = answer?.official?.institution ?? head.matter?.institution ?? undefined;

  return (
    <div className="cols">
      <div>
        <ThreadHeader thread={head} forum={forumOf(place, placeSlug)} readers={presence.readers}>
          {head.answeredBy === null ? undefined : (
            <AnswerBar
              institution={institution === undefined ? '' : pickText(institution.name, locale)}
              at={answer?.createdAt}
              promisedAt={answer?.official?.promisedAt ?? undefined}
              address={answer === undefined ? addressOf(head.answeredBy) : undefined}
            />
          )}
          <CourseFolded thread={head} addressOf={addressOf} />
          {place === undefined || head.matter !== null || !mayChooseIntroduction(actor, place).allow ? undefined : (
            <Suspense>
              <IntroductionChoice place={place} thread={id} />
            </Suspense>
          )}
        </ThreadHeader>
        <PageNav
          side="before"
          from={range.from}
          to={range.to}
          pageCount={pageCount}
          loading={pages.loadingPrevious}
          address={addressOf((range.from - 1) * perPage)}
          onLoad={pages.loadPrevious}
        />
        <PostList
          thread={head}
          posts={posts}
          actor={actor}
          organisations={organisations}
          place={place}
          own={overlay.own}
          editHours={settings?.editHours ?? 0}
          hidden={overlay.hidden}
          unread={overlay.unread}
          canReply={canReply}
          lit={lit}
          editing={actions.editing}
          onEdited={actions.close}
          addressOf={addressOf}
          onReply={actions.onReply}
          onAction={actions.onAction}
          list={list}
        />
        <PageNav
          side="after"
          from={range.from}
          to={range.to}
          pageCount={pageCount}
          loading={pages.loadingNext}
          address={addressOf(range.to * perPage + 1)}
          onLoad={pages.loadNext}
        />
        <LivePill count={pages.waiting} onShow={() => land(pages.shownUpTo + 1)} />
        {place === undefined ? undefined : (
          <ReplySection
            ref={reply}
            thread={head}
            place={place}
            writers={presence.writers.filter((name) => name !== me?.displayName)}
            onSent={(number) => {
              const page = pageOfPost(number, perPage);
              if (page >= range.from && page <= range.to) pages.show(number);
              else land(number);
            }}
          />
        )}
      </div>
      <aside aria-label={t('threads.aside')}>
        <CourseAside thread={head} addressOf={addressOf} />
        {place === undefined ? undefined : <ThreadPlace thread={head} place={place} />}
      </aside>
      {actions.dialog === undefined ? undefined : (
        <actions.dialog.Dialog post={actions.dialog.post} thread={id} onClose={actions.close} />
      )}
    </div>
  );
};

interface ThreadScreenProps {
  readonly id: string;
  readonly place: string;
  /** Post that the address names. */
  readonly target: number | undefined;
}

/** The thread page: loads it, keeps it live, and shows what it has. */
export const ThreadScreen = ({ id, place: slug, target }: ThreadScreenProps) => {
  const pages = useThreadPages(id, target ?? 1);
  const places = usePlaces();
  useThreadLive(id);
  const { head, error, retry } = pages;
  const place = places.find((one) => one.slug === (head?.place.slug ?? slug));
  if (head !== undefined) return <LoadedThread head={head} pages={pages} place={place} target={target} />;
  if (error !== null) return <ThreadFailure error={error} onRetry={retry} forum={forumOf(place, slug)} />;
  return <ThreadSkeleton />;
};
