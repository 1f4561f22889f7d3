import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { OwnOrganisation } from '@moja-ulica/shared/organisations/schema.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { Post, ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import { Fragment, lazy, Suspense, useMemo } from 'react';
import type { RefObject } from 'react';
import type { Unread } from '../hooks/use-overlay.ts';
import { rightsOn } from '../model/permissions.ts';
import type { PostRights } from '../model/permissions.ts';
import { HeldPosition } from './held-position.tsx';
import { PostCard } from './post-card.tsx';
import type { HiddenText } from './post-body.tsx';
import type { PostAction } from './post-menu.tsx';
import { UnreadDivider } from './unread-divider.tsx';

const noRights: PostRights = {
  edit: false,
  withdraw: false,
  report: false,
  hide: false,
  restore: false,
  quote: true,
};

// Fetched by `usePostActions` before it is drawn.
const EditPost = lazy(async () => ({ default: (await import('./edit-post.tsx')).EditPost }));

interface PostListProps {
  readonly thread: ThreadHead;
  readonly posts: readonly Post[];
  readonly actor: Actor;
  /** What the reader writes for; the same list as long as nothing has changed. */
  readonly organisations: readonly OwnOrganisation[];
  /** `undefined` while the places are not known: then nothing is offered. */
  readonly place: PlaceSummary | undefined;
  readonly own: ReadonlySet<number>;
  /** How long one's own post can be edited; 0 while it is not known. */
  readonly editHours: number;
  readonly hidden: ReadonlyMap<number, HiddenText>;
  readonly unread: Unread | null | undefined;
  readonly canReply: boolean;
  readonly lit: number | undefined;
  /** Post whose text is being edited. */
  readonly editing: number | undefined;
  readonly onEdited: () => void;
  readonly addressOf: (number: number) => string;
  readonly onReply: (post: Post) => void;
  readonly onAction: (action: PostAction, post: Post) => void;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** The posts on show, with the divider above the first unread one. */
export const PostList = (props: PostListProps) => {
  const {
    thread,
    posts,
    actor,
    organisations,
    place,
    own,
    editHours,
    hidden,
    unread,
    canReply,
    lit,
    editing,
    onEdited,
    list,
  } = props;
  // Drawn often, worked out rarely: while somebody types in the composer nothing here changes.
  const ownKey = [...own].join(',');
  const postsKey = posts.map(({ number, version }) => `${number}.${version}`).join(',');
  const rights = useMemo(() => {
    const now = new Date();
    const mine = new Set(ownKey === '' ? [] : ownKey.split(',').map(Number));
    return new Map(
      posts.map((post) => [
        post.number,
        place === undefined
          ? noRights
          : rightsOn({ actor, organisations, place, thread: { locked: thread.locked } }, post, mine.has(post.number), {
              now,
              editHours,
            }),
      ]),
    );
    // oxlint-disable-next-line react/exhaustive-deps -- the keys stand for the lists, which are made anew at each render
  }, [postsKey, ownKey, actor, organisations, place, thread.locked, editHours]);

  return (
    <HeldPosition className="posts" list={list}>
      {posts.map((post) => (
        <Fragment key={post.number}>
          {unread?.first === post.number ? <UnreadDivider count={unread.count} since={post.createdAt} /> : undefined}
          <PostCard
            post={post}
            rights={rights.get(post.number) ?? noRights}
            canReply={canReply}
            hiddenText={hidden.get(post.number)}
            lit={lit === post.number}
            answeredBy={thread.answeredBy}
            addressOf={props.addressOf}
            onReply={props.onReply}
            onAction={props.onAction}
            editor={
              editing === post.number ? (
                <Suspense>
                  <EditPost thread={thread.id} post={post} onDone={onEdited} />
                </Suspense>
              ) : undefined
            }
          />
        </Fragment>
      ))}
    </HeldPosition>
  );
};
