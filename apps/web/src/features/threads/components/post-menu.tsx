import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { EyeOff, Flag, Link2, Pencil, Quote, RotateCcw, Undo2 } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import { Menu } from '../../../ui/menu.tsx';
import type { MenuItem } from '../../../ui/menu.tsx';
import type { PostRights } from '../model/permissions.ts';
import { useAuthorName } from './author-line.tsx';

/** What can be done with a post from its menu. */
export type PostAction = 'copy' | 'quote' | 'edit' | 'withdraw' | 'report' | 'hide' | 'restore';

interface PostMenuProps {
  readonly post: Post;
  readonly rights: PostRights;
  readonly canReply: boolean;
  readonly onAction: (action: PostAction, post: Post) => void;
}

/** The ⋯ menu of a post: only what this person may do. */
export const PostMenu = ({ post, rights, canReply, onAction }: PostMenuProps) => {
  const t = useT();
  const name = useAuthorName()(post.author);
  const act = (action: PostAction) => () => onAction(action, post);
  const offered: readonly (MenuItem | false)[] = [
    { key: 'copy', label: t('threads.copyLink'), icon: Link2, onSelect: act('copy') },
    rights.quote && canReply && { key: 'quote', label: t('threads.quote'), icon: Quote, onSelect: act('quote') },
    rights.edit && { key: 'edit', label: t('threads.edit'), icon: Pencil, onSelect: act('edit') },
    rights.withdraw && { key: 'withdraw', label: t('threads.withdraw'), icon: Undo2, onSelect: act('withdraw') },
    rights.report && { key: 'report', label: t('threads.report'), icon: Flag, onSelect: act('report') },
    rights.hide && { key: 'hide', label: t('threads.hide'), icon: EyeOff, danger: true, onSelect: act('hide') },
    rights.restore && { key: 'restore', label: t('threads.restore'), icon: RotateCcw, onSelect: act('restore') },
  ];
  return (
    <Menu
      label={t('threads.postMenu', { name, number: post.number })}
      items={offered.filter((item) => item !== false)}
    />
  );
};
