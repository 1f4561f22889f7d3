import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { CornerUpLeft } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { useAuthorName } from './author-line.tsx';

interface PostMetaProps {
  readonly post: Post;
  /** Address of a post of this thread by its number. */
  readonly addressOf: (number: number) => string;
}

/** When it was written, its number as a lasting link, and whether it was changed. */
export const PostMeta = ({ post, addressOf }: PostMetaProps) => {
  const t = useT();
  return (
    <>
      {post.official === null || post.official.unit === null ? undefined : `${post.official.unit} · `}
      <AppLink className="permalink" to={addressOf(post.number)}>
        <RelativeTime at={post.createdAt} /> · {t('threads.postNumber', { number: post.number })}
      </AppLink>
      {post.editedAt === null ? undefined : (
        <>
          {' · '}
          {t('threads.edited')} <RelativeTime at={post.editedAt} />
        </>
      )}
    </>
  );
};

/** Which post this one replies to. */
export const ReplyTo = ({ post, addressOf }: PostMetaProps) => {
  const t = useT();
  const nameOf = useAuthorName();
  if (post.replyTo === null) return null;
  return (
    <p className="meta reply-to">
      <Icon of={CornerUpLeft} />{' '}
      <AppLink to={addressOf(post.replyTo.number)}>
        {t('threads.inReplyTo', { name: nameOf(post.replyTo), number: post.replyTo.number })}
      </AppLink>
    </p>
  );
};
