import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { Reply } from 'lucide-react';
import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { formatRelative } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import type { PostRights } from '../model/permissions.ts';
import { AuthorLine, useAuthorName } from './author-line.tsx';
import { OfficialBand, PromiseList } from './official-band.tsx';
import { PostBody } from './post-body.tsx';
import type { HiddenText } from './post-body.tsx';
import { PostMenu } from './post-menu.tsx';
import type { PostAction } from './post-menu.tsx';
import { PostMeta, ReplyTo } from './post-meta.tsx';

/** Id of the heading of the newest official answer: where the bar at the top of the thread leads. */
export const answerHeadingId = 'odpowiedz';

export const postElementId = (number: number): string => `post-${number}`;

interface PostCardProps {
  readonly post: Post;
  readonly rights: PostRights;
  readonly canReply: boolean;
  readonly hiddenText: HiddenText | undefined;
  /** Just jumped to. */
  readonly lit: boolean;
  /** Number of the newest official answer of the thread. */
  readonly answeredBy: number | null;
  readonly addressOf: (number: number) => string;
  readonly onReply: (post: Post) => void;
  readonly onAction: (action: PostAction, post: Post) => void;
  /** Takes the place of the text while it is edited. */
  readonly editor: ReactNode;
}

const PostActs = ({ post, canReply, onReply }: Pick<PostCardProps, 'post' | 'canReply' | 'onReply'>) => {
  const t = useT();
  if (post.state !== 'visible') return null;
  if (!canReply && post.helpful === 0) return null;
  return (
    <div className="acts">
      {canReply ? (
        <Button kind="quiet" icon={Reply} onClick={() => onReply(post)}>
          {t('threads.reply')}
        </Button>
      ) : undefined}
      {post.helpful === 0 ? undefined : (
        <span className="meta helpful">{t('threads.helpful', { count: post.helpful })}</span>
      )}
    </div>
  );
};

const PlainPostCard = (props: PostCardProps) => {
  const { post, rights, canReply, hiddenText, lit, answeredBy, addressOf, onReply, onAction, editor } = props;
  const t = useT();
  const locale = useLocale();
  const name = useAuthorName()(post.author);
  const { official } = post;
  const newest = post.number === answeredBy;
  const headingId = newest ? answerHeadingId : `official-${post.number}`;
  const [now] = useState(() => new Date());
  const when = formatRelative(new Date(post.createdAt), { now, locale, t });
  const content = (
    <>
      <AuthorLine
        author={post.author}
        official={official !== null}
        organisation={post.organisation}
        meta={<PostMeta post={post} addressOf={addressOf} />}
      >
        {post.state === 'withdrawn' ? undefined : (
          <PostMenu post={post} rights={rights} canReply={canReply} onAction={onAction} />
        )}
      </AuthorLine>
      <ReplyTo post={post} addressOf={addressOf} />
      {editor ?? <PostBody post={post} hiddenText={hiddenText} />}
      {official === null || post.state !== 'visible' ? undefined : (
        <PromiseList
          official={official}
          newer={answeredBy !== null && answeredBy > post.number ? addressOf(answeredBy) : undefined}
        />
      )}
      {editor === undefined ? <PostActs post={post} canReply={canReply} onReply={onReply} /> : undefined}
    </>
  );
  const shared = { id: postElementId(post.number), 'data-number': post.number, tabIndex: -1 };
  if (official !== null && post.state === 'visible') {
    return (
      <article className={lit ? 'post official lit' : 'post official'} aria-labelledby={headingId} {...shared}>
        <OfficialBand official={official} headingId={headingId} />
        <div className="in">{content}</div>
      </article>
    );
  }
  return (
    <article className={lit ? 'post lit' : 'post'} aria-label={`${name}, ${when}`} {...shared}>
      {content}
    </article>
  );
};

/** One post of a thread. Drawn again only when something of its own changes. */
export const PostCard = memo(PlainPostCard);
