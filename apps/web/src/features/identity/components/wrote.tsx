import type { PersonPost } from '@moja-ulica/shared/threads/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { BadgeCheck } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { EstateTag } from '../../../ui/emblem.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';

/** One post of a person: in which thread, and how it begins. An `li` for `<ul className="rows">`. */
export const Wrote = ({ post }: { readonly post: PersonPost }) => {
  const t = useT();
  const { thread } = post;
  return (
    <li>
      <article className="row">
        <div className="kick">
          <EstateTag place={thread.place.slug} name={thread.place.name} />
          <span aria-hidden="true">·</span>
          <span>{t(post.number === 1 ? 'identity.opened' : 'identity.inThread')}</span>
          <span className="when">
            <RelativeTime at={post.createdAt} />
          </span>
        </div>
        <h3>
          <AppLink to={threadAddress({ place: thread.place.slug, id: thread.id, slug: thread.slug }, post.number)}>
            {thread.title}
          </AppLink>
        </h3>
        <p className="ex wrote-text">{post.excerpt}</p>
        {post.official ? (
          <div className="foot">
            <Chip kind="ans" icon={BadgeCheck}>
              {t('identity.official')}
            </Chip>
          </div>
        ) : undefined}
      </article>
    </li>
  );
};
