import { organisationAddress } from '@moja-ulica/shared/organisations/paths.ts';
import type { Author, Post } from '@moja-ulica/shared/threads/schema.ts';
import { Building, House } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';

const roleNames: Record<NonNullable<Author['role']>, MessageKey> = {
  moderator: 'threads.roleModerator',
  animator: 'threads.roleAnimator',
  liaison: 'threads.roleLiaison',
  admin: 'threads.roleAdmin',
};

/** The author's name as text; an erased account has none. */
export const useAuthorName = () => {
  const t = useT();
  return (author: Pick<Author, 'displayName'>): string => author.displayName ?? t('threads.goneAccount');
};

interface AuthorLineProps {
  readonly author: Author;
  readonly official?: boolean;
  /** Written for it as well. */
  readonly organisation?: Post['organisation'];
  /** Second line: when, and from which unit. */
  readonly meta: ReactNode;
  /** At the end of the line: the ⋯ menu. */
  readonly children?: ReactNode;
}

/** Who wrote, in which role, whether they are known to live here, when. */
export const AuthorLine = ({ author, official = false, organisation = null, meta, children }: AuthorLineProps) => {
  const t = useT();
  const name = useAuthorName()(author);
  return (
    <header>
      <PersonAvatar handle={author.handle} name={name} official={official} />
      <div>
        <span className="who">
          {author.handle === null ? <span>{name}</span> : <AppLink to={`/u/${author.handle}`}>{name}</AppLink>}
          {author.role === null ? undefined : <Chip kind="role">{t(roleNames[author.role])}</Chip>}
          {author.verified ? <Chip icon={House}>{t('threads.livesHere')}</Chip> : undefined}
          {organisation === null ? undefined : (
            <AppLink className="chip role" to={organisationAddress(organisation.slug)}>
              <Icon of={Building} />
              {organisation.name}
            </AppLink>
          )}
        </span>
        <br />
        <span className="meta">{meta}</span>
      </div>
      {children}
    </header>
  );
};
